"""Configuration files as validated models, with errors that name file, line, key and remedy."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError

from dossier.errors import ConfigError

Model = TypeVar("Model", bound=BaseModel)

_MESSAGES = {
    "missing": "dit verplichte veld ontbreekt",
    "extra_forbidden": "deze sleutel bestaat niet",
    "date_from_datetime_parsing": "dit is geen datum; schrijf JJJJ-MM-DD",
    "date_parsing": "dit is geen datum; schrijf JJJJ-MM-DD",
    "date_type": "dit is geen datum; schrijf JJJJ-MM-DD",
    "string_type": "hier hoort tekst; zet zo nodig aanhalingstekens",
    "int_type": "hier hoort een geheel getal",
    "int_parsing": "hier hoort een geheel getal",
    "bool_parsing": "hier hoort true of false",
    "list_type": "hier hoort een lijst (regels die met - beginnen)",
    "tuple_type": "hier hoort een lijst (regels die met - beginnen)",
    "too_short": "hier ontbreekt ten minste één waarde",
    "enum": "deze waarde is niet toegestaan",
    "literal_error": "deze waarde is niet toegestaan",
    "string_pattern_mismatch": "deze waarde heeft niet de juiste vorm",
}


class ConfigModel(BaseModel):
    """Base of everything that people write in YAML: frozen, and no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def load_yaml_model(path: Path, model: type[Model], what: str) -> Model:
    """The validated content of a YAML file.

    Args:
        what: Dutch name of the file's purpose, for messages ("het verzoek").

    Raises:
        ConfigError: the file is missing, is no YAML, or does not fit ``model``; the message names
            the file, the line, the key and what to do.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ConfigError(
            f"Het bestand {path} ({what}) bestaat niet. Controleer het pad."
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"Het bestand {path} ({what}) is niet te lezen ({type(error).__name__}). "
            "Controleer de rechten en sla het op als UTF-8.",
        ) from error
    try:
        tree = YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigError(
            f"{path}, regel {line}: dit is geen geldige YAML. Controleer inspringing, dubbele "
            "punten en aanhalingstekens op en boven deze regel.",
        ) from None
    if not isinstance(tree, CommentedMap):
        raise ConfigError(f"{path}: het bestand is leeg of begint niet met sleutels.")
    try:
        return model.model_validate(_plain(tree))
    except ValidationError as error:
        lines = [_describe(path, tree, detail, model) for detail in error.errors()]
        raise ConfigError("\n".join(lines)) from None


def _plain(node: Any) -> Any:
    if isinstance(node, CommentedMap):
        return {str(key): _plain(value) for key, value in node.items()}
    if isinstance(node, CommentedSeq):
        return [_plain(value) for value in node]
    if isinstance(node, str):
        return str(node)
    return node


def _describe(path: Path, tree: CommentedMap, detail: ErrorDetails, model: type[BaseModel]) -> str:
    location = detail["loc"]
    line = _line_of(tree, location)
    key = ".".join(str(part) for part in location) or "(bestand)"
    message = _MESSAGES.get(detail["type"])
    if message is None:
        cause = detail.get("ctx", {}).get("error")
        message = str(cause) if cause is not None else detail["msg"]
    expected = detail.get("ctx", {}).get("expected")
    if expected and detail["type"] in ("enum", "literal_error"):
        message += f"; kies uit {expected.replace(' or ', ' of ')}"
    if detail["type"] == "extra_forbidden":
        near = difflib.get_close_matches(str(location[-1]), model.model_fields, n=1)
        message += (
            f"; bedoelt u {near[0]!r}?" if near else "; verwijder haar of verbeter de spelling"
        )
    return f"{path}, regel {line}, sleutel {key!r}: {message}."


def _line_of(tree: Any, location: tuple[int | str, ...]) -> int:
    """1-based line of the deepest part of ``location`` that exists in the file."""
    line = 1
    node = tree
    for part in location:
        if isinstance(node, CommentedMap) and part in node:
            line = node.lc.key(part)[0] + 1
        elif isinstance(node, CommentedSeq) and isinstance(part, int) and part < len(node):
            line = node.lc.item(part)[0] + 1
        else:
            break
        node = node[part]
    return line
