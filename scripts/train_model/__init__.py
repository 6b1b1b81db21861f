"""Training of the Dutch PERSON model that ships in ``data/models`` (see ``train.py``)."""
