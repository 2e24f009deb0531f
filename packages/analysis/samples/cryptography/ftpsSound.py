# expect: nothing
from ftplib import FTP_TLS
def put(host, user, password, path):
    with FTP_TLS(host, user, password) as ftp, open(path, 'rb') as handle:
        ftp.storbinary('STOR report.csv', handle)
