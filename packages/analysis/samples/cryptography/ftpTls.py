# expect: nothing
import ftplib
server = ftplib.FTP_TLS("files.internal")
