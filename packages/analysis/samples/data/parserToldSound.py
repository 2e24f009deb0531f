# expect: nothing
import xml.sax
from flask import request
reader = xml.sax.make_parser()
reader.setFeature(xml.sax.handler.feature_external_ges, False)
reader.parse(request.stream)
