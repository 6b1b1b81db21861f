"""The sample dossier: hand-written Dutch ministry correspondence in real file formats.

Every private person in it is fictional. ``scripts/build_sample.py`` writes the tree
``data/sample/`` from these modules, byte for byte the same on every run.
"""
