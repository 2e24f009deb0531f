# expect: 5 xml-external-entities-on
import xml.sax
from xml.sax.handler import feature_external_ges
reader = xml.sax.make_parser()
reader.setFeature(feature_external_ges, True)
