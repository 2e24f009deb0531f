# The web service of this example: a few hundred orders, fifty a page.
import json
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

PRODUCTS = [("notebook", 4.5), ("pencil set", 7.25), ("desk lamp", 39.0), ("chair", 129.0)]
PAGE = 50


def order(number):
    product, price = PRODUCTS[number % len(PRODUCTS)]
    quantity = 1 + number * 7 % 12
    day = date(2026, 1, 1) + timedelta(days=number % 90)
    return {
        "id": number,
        "ordered": day.isoformat(),
        "product": product,
        "quantity": quantity,
        "total": round(price * quantity, 2),
    }


ORDERS = [order(number) for number in range(1, 231)]


class Orders(BaseHTTPRequestHandler):
    def do_GET(self):
        page = int(parse_qs(urlsplit(self.path).query).get("page", ["1"])[0])
        begin = (page - 1) * PAGE
        following = page + 1 if begin + PAGE < len(ORDERS) else None
        body = json.dumps({"orders": ORDERS[begin : begin + PAGE], "next": following}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


server = HTTPServer(("127.0.0.1", 0), Orders)
print(f"http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
