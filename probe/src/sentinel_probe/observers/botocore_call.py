# Amazon's services, all through one function: objects of S3, models of Bedrock.

OPERATIONS = {
    'GetObject': 'read',
    'SelectObjectContent': 'read',
    'PutObject': 'write',
    'UploadPart': 'write',
    'CopyObject': 'write',
    'ListObjects': 'list',
    'ListObjectsV2': 'list',
    'ListBuckets': 'list',
    'DeleteObject': 'delete',
    'DeleteObjects': 'delete',
}
ASKED = ('InvokeModel', 'InvokeModelWithResponseStream', 'Converse', 'ConverseStream')


def create(watcher):
    """The act on `BaseClient._make_api_call(self, operation_name, api_params)`."""
    arguments = watcher.probe.load('observers.arguments')
    storage = watcher.probe.load('observers.storage').create_storage(watcher)
    models = watcher.probe.load('observers.model_call').create(watcher)
    text, reach, number = watcher.text, arguments.reach, arguments.number

    def begin(args, kwargs):
        service = reach(args[0], ('meta', 'service_model', 'service_name'))
        operation, given = args[1], args[2]
        if service == 's3' and operation in OPERATIONS:
            place = text(given.get('Bucket')), text(given.get('Key') or given.get('Prefix'))
            return storage.begin('Amazon S3', OPERATIONS[operation], place, 'boto3')
        if service == 'bedrock-runtime' and operation in ASKED:
            call = models.begin('Amazon Bedrock', text(given.get('modelId')), watcher.origin('boto3'))
            call.tools = len(reach(given, ('toolConfig', 'tools')) or ()) or None
            return call
        return None

    def end(state, result, fault):
        if isinstance(state, models.call):
            headers = reach(result, ('ResponseMetadata', 'HTTPHeaders')) or {}
            state.tokens = [
                number(reach(result, ('usage', name + 'Tokens')))
                or counted(headers.get('x-amzn-bedrock-%s-token-count' % name))
                for name in ('input', 'output')
            ]
            models.over(state)
            return
        if state.action == 'read':
            state.bytes = number(reach(result, ('ContentLength',)))
        storage.tell(state, result, fault)

    def counted(value):
        return int(value) if isinstance(value, str) and value.isdigit() and value.isascii() else None

    return {'call': lambda parameters: (begin, end)}
