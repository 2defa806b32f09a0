"""
The demo: one story of autumn 2025 in the product's own words, told by invented outlets.

Its texts lie beside the code as JSON; loading goes through the verbs that editors use, so that twice is as once.
"""
