"""
How the entailment model is made: pairs, made pairs, mixture, fit, export.

Never imported by the running product; what it needs beyond the product stands in tests/requirements-training.txt.
"""
