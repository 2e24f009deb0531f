"""The reference that audits are compared with: OSV's evaluation algorithm over `packaging`, independent of Sentinel's.

`matches RECORDS`: reads `name version` lines, writes `name version id,id,…` with every id and alias of what affects it.
`serve RECORDS`: answers OSV's query operation on a free loopback port (printed first), so that pip-audit can be asked.
"""

import functools
import http.server
import json
import re
import sys
import zipfile

from packaging.version import InvalidVersion, Version


def normalise(name):
    return re.sub(r"[-_.]+", "-", name).lower()


@functools.lru_cache(maxsize=None)
def parsed(text):
    try:
        return Version(text)
    except InvalidVersion:
        return None


def load(path):
    """Records that are not withdrawn, by normalised name, each with the one part that concerns the name."""
    by_name = {}
    with zipfile.ZipFile(path) as archive:
        for file in archive.namelist():
            record = json.loads(archive.read(file))
            if "withdrawn" in record:
                continue
            for part in record["affected"]:
                if part["package"]["ecosystem"] == "PyPI":
                    name = normalise(part["package"]["name"])
                    by_name.setdefault(name, []).append((record, part))
    return by_name


def in_order(events):
    """Events with their versions, sorted; an event whose version is none (`0.2.0-n653`) can place nothing."""
    placed = [(parsed("0.dev0" if text == "0" else text), kind, text) for each in events for kind, text in each.items()]
    return sorted((each for each in placed if each[0] is not None), key=lambda each: (each[0], each[1] == "introduced"))


def in_range(version, events):
    affected = False
    for place, kind, text in events:
        if kind == "introduced":
            affected = affected or text == "0" or version >= place
        elif kind == "fixed":
            affected = affected and version < place
        elif kind == "last_affected":
            affected = affected and version <= place
    return affected


def affects(part, text):
    version = parsed(text)
    if version is None:
        return text in part.get("versions", [])
    if "read" not in part:
        ranges = [in_order(each["events"]) for each in part.get("ranges", []) if each["type"] == "ECOSYSTEM"]
        part["read"] = ({parsed(each) for each in part.get("versions", [])}, ranges)
    listed, ranges = part["read"]
    return version in listed or any(in_range(version, events) for events in ranges)


def records_for(by_name, name, version):
    return [record for record, part in by_name.get(normalise(name), []) if affects(part, version)]


def answer_lines(by_name):
    for line in sys.stdin:
        name, version = line.split()
        records = records_for(by_name, name, version)
        ids = {each for record in records for each in (record["id"], *record.get("aliases", []))}
        print(name, version, ",".join(sorted(ids)))


def strip(part):
    return {key: value for key, value in part.items() if key != "read"}


def serve(by_name):
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            query = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            records = records_for(by_name, query["package"]["name"], query["version"])
            # What was worked out of a record is no part of it.
            plain = [{**each, "affected": [strip(part) for part in each["affected"]]} for each in records]
            body = json.dumps({"vulns": plain} if plain else {}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    found = load(sys.argv[2])
    serve(found) if sys.argv[1] == "serve" else answer_lines(found)
