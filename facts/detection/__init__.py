"""
What does this text say about the recorded facts?

Sentences and their dates, amounts, places and names (`language`); which facts they could concern (`candidates`, `aligning`);
typed values compared (`compare`); all of it weighed, with a reason (`deciding`); kept as rows (`run`, `store`).
"""
