# A mail server of this process that takes whatever it is given; `port` is where.

import email.message
import socketserver
import threading


class Mailbox(socketserver.StreamRequestHandler):
    """As much of SMTP (RFC 5321) as sending one mail takes."""

    def say(self, line):
        self.wfile.write(line + b'\r\n')

    def handle(self):
        self.say(b'220 here')
        for line in self.rfile:
            verb = line[:4].upper()
            if verb == b'QUIT':
                return self.say(b'221 bye')
            if verb == b'DATA':
                self.say(b'354 go on')
                while self.rfile.readline() != b'.\r\n':
                    pass
            self.say(b'250 ok')


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True


server = Server(('127.0.0.1', 0), Mailbox)
threading.Thread(target=server.serve_forever, daemon=True).start()
port = server.server_address[1]


def message():
    """Two recipients of two domains, one attachment."""
    mail = email.message.EmailMessage()
    mail['From'] = 'hidden@example.org'
    mail['To'] = 'hidden@example.org, hidden@example.net'
    mail['Subject'] = 'hidden'
    mail.set_content('hidden')
    mail.add_attachment(b'hidden', maintype='text', subtype='csv', filename='hidden.csv')
    return mail
