# expect: 3 clear-text-protocol
import ftplib
server = ftplib.FTP("files.internal")
