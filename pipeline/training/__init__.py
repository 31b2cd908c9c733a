"""Learning: the statistical reader of facts from the corpus, and outcomes from a user's own rulings.

Only here scikit-learn is used (extra: facts); what is trained is read again with numpy alone.
"""
