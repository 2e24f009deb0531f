# expect: 5 xml-external-entities-on, 6 xml-entities
import xml.sax
def parse(text, handler):
    parser = xml.sax.make_parser()
    parser.setFeature(xml.sax.handler.feature_external_ges, True)
    parser.parse(text)
