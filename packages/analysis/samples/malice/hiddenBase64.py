# expect: 3 hidden-code-run
import base64
exec(base64.b64decode("aW1wb3J0IGdldHBhc3MKcHJpbnQoZ2V0cGFzcy5nZXR1c2VyKCkp"))
