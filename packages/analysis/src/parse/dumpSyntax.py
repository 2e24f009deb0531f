"""For each file named on standard input: what CPython's own parser finds in it, as one JSON line.

The reference side of parse.test.ts. A file that compile() refuses is reported as refused.
"""
import ast
import json
import sys
import warnings

warnings.simplefilter("ignore")


def callee(func):
    return getattr(func, "id", None) or getattr(func, "attr", None) or ""


def found_in(tree):
    names, calls, texts, inside = [], [], [], set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.JoinedStr, getattr(ast, "TemplateStr", ast.JoinedStr))):
            inside.update(id(part) for part in node.values)
        if isinstance(node, ast.Name):
            names.append(node.id)
        elif isinstance(node, ast.Call):
            calls.append(callee(node.func))
        elif isinstance(node, ast.Constant) and id(node) not in inside:
            if isinstance(node.value, str):
                texts.append("s" + node.value)
            elif isinstance(node.value, bytes):
                texts.append("b" + node.value.decode("latin-1"))
    return {"names": sorted(names), "calls": sorted(calls), "texts": sorted(texts)}


for line in sys.stdin:
    path = line.rstrip("\n")
    with open(path, "rb") as stream:
        source = stream.read()
    try:
        compile(source, path, "exec", dont_inherit=True)
        result = found_in(ast.parse(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        result = {"refused": True}
    result["path"] = path
    print(json.dumps(result))
