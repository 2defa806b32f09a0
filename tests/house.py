"""
The readers behind test_house.py: each takes a text and returns what breaks a law of the house, as lines to show.

They know nothing of the tree, so that each can be shown a bad sample.
"""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from statistics import median, quantiles

LONGEST_FUNCTION = 60
LONGEST_FILE = 400
VAGUE_NAMES = {"utils", "helpers", "common", "misc", "manager", "process", "handle", "data", "info"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def nodes(code: str) -> tuple[ast.AST, ...]:
    """Every node of the code; several laws ask for those of the same file."""
    return tuple(ast.walk(ast.parse(code)))


def functions(code: str) -> Iterator[Function]:
    """Every function and method, also inner ones."""
    return (node for node in nodes(code) if isinstance(node, Function))


def length(function: Function) -> int:
    """Lines from `def` to the last one; decorators are not counted."""
    assert function.end_lineno is not None
    return function.end_lineno - function.lineno + 1


def long_functions(code: str) -> list[str]:
    """Functions over the longest that is allowed."""
    return [f"{one.name}: {length(one)} lines" for one in functions(code) if length(one) > LONGEST_FUNCTION]


def spread(lengths: list[int]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    return median(lengths), quantiles(lengths, n=20)[-1]


def inner_imports(code: str) -> list[str]:
    """Imports inside functions."""
    inside = (node for one in functions(code) for node in ast.walk(one) if isinstance(node, ast.Import | ast.ImportFrom))
    return [ast.unparse(node) for node in inside]


def comments(code: str) -> Iterator[str]:
    """Comments and docstrings, without those words that are quoted as `code`."""
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        if token.type == tokenize.COMMENT:
            yield token.string
    for node in nodes(code):
        if isinstance(node, ast.Module | ast.ClassDef | Function) and (text := ast.get_docstring(node)):
            yield re.sub(r"`[^`]*`", "", text)


def loose_ends(text: str) -> list[str]:
    """Marks of work that is not finished."""
    return re.findall(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK|NotImplemented" r"Error)\b", text)


def words_of_elsewhere(text: str) -> list[str]:
    """Words about how the product was made: places on one machine, numbers of tasks, the time of writing."""
    elsewhere = r"/wor" r"k/|/ho" r"me/\w+|/bash_" r"jobs|\bissue #?\d+\b|\bsessions? (?:stops?|ends?)\b"
    return re.findall(elsewhere, text, re.IGNORECASE)


def told_in_company(code: str) -> list[str]:
    """Comments in which the engineers speak of themselves; "since when we say so" is the newsroom's voice, and may be heard."""
    engineers = r"\b(?:[Ww]e\b(?! (?:say|said|know|knew|publish))|[Ll]et's\b)"
    return [text for text in comments(code) if re.search(engineers, text)]


def unnamed_tests(code: str) -> list[str]:
    """Tests whose name is too short to be a sentence."""
    return [one.name for one in functions(code) if one.name.startswith("test_") and one.name.count("_") < 4]


def unextended(template: str) -> list[str]:
    """Tags before `extends`, where a template extends another."""
    tags = re.findall(r"{%\s*(\w+)", re.sub(r"{%\s*comment.*?endcomment\s*%}", "", template, flags=re.DOTALL))
    return tags[: tags.index("extends")] if "extends" in tags else []


def inline_code(template: str) -> list[str]:
    """Styles, scripts and event handlers that a strict Content-Security-Policy refuses; JSON-LD is no script to it."""
    scripts = r"<script(?![^>]*(?:\bsrc=|application/ld\+json))[^>]*>"
    return re.findall(rf"(?i){scripts}|<style\b[^>]*>|\sstyle=|\son[a-z]+=[\"']|javascript:", template)


def included(template: str) -> list[str]:
    """The last parts of the names of the templates that this one includes."""
    return [name.rpartition("/")[2] for name in re.findall(r"{%\s*include\s+[\"']([^\"']+)", template)]


def colours(css: str) -> list[str]:
    """Colours written out in declarations, as numbers, functions or names."""
    declarations = re.findall(r"[\w-]+\s*:\s*([^;{}]+)[;}]", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    names = "white|black|red|green|blue|gr[ae]y|silver|orange|yellow|purple|navy|teal|maroon|pink|brown"
    written = rf"#[0-9a-fA-F]{{3,8}}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(|(?<![\w-])(?:{names})(?![\w-])"
    return [found for value in declarations for found in re.findall(written, re.sub(r"url\([^)]*\)", "", value))]


def promised_targets(readme: str) -> set[str]:
    """The targets of `make` that the text tells to call."""
    return set(re.findall(r"(?:`|^\s*\$?\s*)make ([a-z][a-z-]*)", readme, re.MULTILINE))


def promised_commands(readme: str) -> set[str]:
    """The commands of `manage.py` that the text tells to call."""
    return set(re.findall(r"manage\.py ([a-z_]+)", readme))


def promised_files(readme: str) -> set[str]:
    """The files that the text links to or shows."""
    linked = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)|(?:src|srcset)=\"(?!https?:)([^\"\s]+)\"", readme)
    return {markdown or html for markdown, html in linked}
