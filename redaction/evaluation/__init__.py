"""How well detection does on a set of marked texts: predictions, figures with intervals, calibration.

items = read_gold(path)
predictions = predict(detector, items)
evaluation = evaluate(items, predictions)
"""

from redaction.evaluation.figures import Evaluation, TypeFigures, evaluate
from redaction.evaluation.gold import GoldItem, GoldSpan, read_gold
from redaction.evaluation.predict import Prediction, predict, write_predictions

__all__ = [
    "Evaluation",
    "GoldItem",
    "GoldSpan",
    "Prediction",
    "TypeFigures",
    "evaluate",
    "predict",
    "read_gold",
    "write_predictions",
]
