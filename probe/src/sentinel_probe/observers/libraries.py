# Which functions of which modules are watched, and by which shape: see watch.py.
#
# Written by knowledge/src/compileObservers.ts from knowledge/libraries/*.yaml: change those. A module's text has a line
# for each entry, its parts between tabs: calls, shape, role, parameters.

MODULES = {
    'MySQLdb': (
        'connect Connect Connection\tdatabases\tconnect\tengine=mysql\thost=given.host\tport=given.port\tdatabase=given.database given.db\taccount=given.user'
    ),
    'MySQLdb.cursors': (
        'BaseCursor.execute BaseCursor.executemany\tdatabases\texecute\tengine=mysql'
    ),
    'aiohttp.client_reqrep': (
        'ClientResponse.start\thttp-aiohttp\tcall'
    ),
    'anthropic.resources.messages': (
        'Messages.create AsyncMessages.create\tmodel-sdk\tcall\tprovider=Anthropic\tmodel=model\ttools=tools\tmessages=messages\tinput=usage.input_tokens\toutput=usage.output_tokens'
    ),
    'anthropic.resources.messages.messages': (
        'Messages.create AsyncMessages.create\tmodel-sdk\tcall\tprovider=Anthropic\tmodel=model\ttools=tools\tmessages=messages\tinput=usage.input_tokens\toutput=usage.output_tokens'
    ),
    'asyncpg.connection': (
        'connect\tdatabases\tconnect\tengine=postgresql\thost=_addr[0]\tport=_addr[1]\tdatabase=_params.database\taccount=_params.user\n'
        'Connection.execute Connection.executemany Connection.fetch Connection.fetchrow Connection.fetchval Connection.copy_from_query\tdatabases\texecute\tengine=postgresql\tdatabase=_params.database'
    ),
    'cohere.base_client': (
        'V2Client.chat AsyncV2Client.chat V2Client.embed AsyncV2Client.embed BaseCohere.chat AsyncBaseCohere.chat BaseCohere.embed AsyncBaseCohere.embed\tmodel-sdk\tcall\tprovider=Cohere\tmodel=model\ttools=tools\tmessages=messages\tinput=usage.tokens.input_tokens meta.tokens.input_tokens\toutput=usage.tokens.output_tokens meta.tokens.output_tokens'
    ),
    'cohere.v2.client': (
        'V2Client.chat AsyncV2Client.chat V2Client.embed AsyncV2Client.embed BaseCohere.chat AsyncBaseCohere.chat BaseCohere.embed AsyncBaseCohere.embed\tmodel-sdk\tcall\tprovider=Cohere\tmodel=model\ttools=tools\tmessages=messages\tinput=usage.tokens.input_tokens meta.tokens.input_tokens\toutput=usage.tokens.output_tokens meta.tokens.output_tokens'
    ),
    'google.genai.models': (
        'Models.generate_content AsyncModels.generate_content Models.embed_content AsyncModels.embed_content Models.generate_content_stream AsyncModels.generate_content_stream\tmodel-sdk\tcall\tprovider=Google Gemini\tmodel=model\tmessages=contents\tinput=usage_metadata.prompt_token_count\toutput=usage_metadata.candidates_token_count'
    ),
    'google.generativeai.generative_models': (
        'GenerativeModel.generate_content GenerativeModel.generate_content_async\tmodel-sdk\tcall\tprovider=Google Gemini\tmodel=self._model_name\tmessages=contents 1\tinput=usage_metadata.prompt_token_count\toutput=usage_metadata.candidates_token_count'
    ),
    'http.client': (
        'HTTPConnection.putrequest\thttp-client\tbegin\n'
        'HTTPConnection.send\thttp-client\tbody\n'
        'HTTPConnection.getresponse\thttp-client\tanswer\n'
        'HTTPConnection.close\thttp-client\tclose'
    ),
    'httpcore._async.connection_pool': (
        'ConnectionPool.handle_request AsyncConnectionPool.handle_async_request\thttp-core\tcall'
    ),
    'httpcore._sync.connection_pool': (
        'ConnectionPool.handle_request AsyncConnectionPool.handle_async_request\thttp-core\tcall'
    ),
    'httpcore2._async.connection_pool': (
        'ConnectionPool.handle_request AsyncConnectionPool.handle_async_request\thttp-core\tcall'
    ),
    'httpcore2._sync.connection_pool': (
        'ConnectionPool.handle_request AsyncConnectionPool.handle_async_request\thttp-core\tcall'
    ),
    'langchain_core.language_models.chat_models': (
        'BaseChatModel.generate BaseChatModel.agenerate\tmodel-sdk\tcall\tprovider=LangChain\tmodel=self.model_name self.model\tinput=llm_output.token_usage.prompt_tokens llm_output.usage.input_tokens\toutput=llm_output.token_usage.completion_tokens llm_output.usage.output_tokens'
    ),
    'litellm.main': (
        'completion acompletion embedding aembedding\tmodel-sdk\tcall\tprovider=LiteLLM\tmodel=model 0\ttools=tools\tmessages=messages 1\tinput=usage.prompt_tokens\toutput=usage.completion_tokens'
    ),
    'mistralai.chat': (
        'Chat.complete Chat.complete_async Chat.stream Chat.stream_async Embeddings.create Embeddings.create_async\tmodel-sdk\tcall\tprovider=Mistral\tmodel=model\ttools=tools\tmessages=messages\tinput=usage.prompt_tokens\toutput=usage.completion_tokens'
    ),
    'mistralai.client.chat': (
        'Chat.complete Chat.complete_async Chat.stream Chat.stream_async Embeddings.create Embeddings.create_async\tmodel-sdk\tcall\tprovider=Mistral\tmodel=model\ttools=tools\tmessages=messages\tinput=usage.prompt_tokens\toutput=usage.completion_tokens'
    ),
    'mistralai.client.embeddings': (
        'Chat.complete Chat.complete_async Chat.stream Chat.stream_async Embeddings.create Embeddings.create_async\tmodel-sdk\tcall\tprovider=Mistral\tmodel=model\ttools=tools\tmessages=messages\tinput=usage.prompt_tokens\toutput=usage.completion_tokens'
    ),
    'mistralai.embeddings': (
        'Chat.complete Chat.complete_async Chat.stream Chat.stream_async Embeddings.create Embeddings.create_async\tmodel-sdk\tcall\tprovider=Mistral\tmodel=model\ttools=tools\tmessages=messages\tinput=usage.prompt_tokens\toutput=usage.completion_tokens'
    ),
    'mysql.connector.abstracts': (
        'MySQLConnectionAbstract.connect\tdatabases\topened\tengine=mysql\thost=_host\tport=_port\tdatabase=_database\taccount=_user'
    ),
    'mysql.connector.cursor': (
        'MySQLCursor.execute MySQLCursor.executemany MySQLCursorPrepared.execute MySQLCursorPrepared.executemany CMySQLCursor.execute CMySQLCursor.executemany CMySQLCursorPrepared.execute CMySQLCursorPrepared.executemany\tdatabases\texecute\tengine=mysql\tdatabase=_connection._database _cnx._database\targument=operation\n'
        'MySQLCursor.fetchone MySQLCursor.fetchmany MySQLCursor.fetchall CMySQLCursor.fetchone CMySQLCursor.fetchmany CMySQLCursor.fetchall\tdatabases\tfetch'
    ),
    'mysql.connector.cursor_cext': (
        'MySQLCursor.execute MySQLCursor.executemany MySQLCursorPrepared.execute MySQLCursorPrepared.executemany CMySQLCursor.execute CMySQLCursor.executemany CMySQLCursorPrepared.execute CMySQLCursorPrepared.executemany\tdatabases\texecute\tengine=mysql\tdatabase=_connection._database _cnx._database\targument=operation\n'
        'MySQLCursor.fetchone MySQLCursor.fetchmany MySQLCursor.fetchall CMySQLCursor.fetchone CMySQLCursor.fetchmany CMySQLCursor.fetchall\tdatabases\tfetch'
    ),
    'ollama._client': (
        'Client.chat AsyncClient.chat Client.generate AsyncClient.generate Client.embed AsyncClient.embed Client.embeddings AsyncClient.embeddings\tmodel-sdk\tcall\tprovider=Ollama\tmodel=model 1\ttools=tools\tmessages=messages 2\tinput=prompt_eval_count\toutput=eval_count'
    ),
    'openai.resources.beta.chat.completions': (
        'Completions.create AsyncCompletions.create Completions.parse AsyncCompletions.parse\tmodel-sdk\tcall\tprovider=OpenAI\tmodel=model\ttools=tools\tmessages=messages input\tinput=usage.prompt_tokens usage.input_tokens\toutput=usage.completion_tokens usage.output_tokens'
    ),
    'openai.resources.chat.completions': (
        'Completions.create AsyncCompletions.create Completions.parse AsyncCompletions.parse\tmodel-sdk\tcall\tprovider=OpenAI\tmodel=model\ttools=tools\tmessages=messages input\tinput=usage.prompt_tokens usage.input_tokens\toutput=usage.completion_tokens usage.output_tokens'
    ),
    'openai.resources.chat.completions.completions': (
        'Completions.create AsyncCompletions.create Completions.parse AsyncCompletions.parse\tmodel-sdk\tcall\tprovider=OpenAI\tmodel=model\ttools=tools\tmessages=messages input\tinput=usage.prompt_tokens usage.input_tokens\toutput=usage.completion_tokens usage.output_tokens'
    ),
    'openai.resources.completions': (
        'Completions.create AsyncCompletions.create Completions.parse AsyncCompletions.parse\tmodel-sdk\tcall\tprovider=OpenAI\tmodel=model\ttools=tools\tmessages=messages input\tinput=usage.prompt_tokens usage.input_tokens\toutput=usage.completion_tokens usage.output_tokens'
    ),
    'openai.resources.embeddings': (
        'Embeddings.create AsyncEmbeddings.create\tmodel-sdk\tcall\tprovider=OpenAI\tmodel=model\ttools=tools\tmessages=messages input\tinput=usage.prompt_tokens usage.input_tokens\toutput=usage.completion_tokens usage.output_tokens'
    ),
    'openai.resources.responses': (
        'Responses.create AsyncResponses.create Responses.parse AsyncResponses.parse\tmodel-sdk\tcall\tprovider=OpenAI\tmodel=model\ttools=tools\tmessages=messages input\tinput=usage.prompt_tokens usage.input_tokens\toutput=usage.completion_tokens usage.output_tokens'
    ),
    'openai.resources.responses.responses': (
        'Responses.create AsyncResponses.create Responses.parse AsyncResponses.parse\tmodel-sdk\tcall\tprovider=OpenAI\tmodel=model\ttools=tools\tmessages=messages input\tinput=usage.prompt_tokens usage.input_tokens\toutput=usage.completion_tokens usage.output_tokens'
    ),
    'oracledb.connection': (
        'connect connect_async\tdatabases\tconnect\tengine=oracle\thost=dsn\taccount=username'
    ),
    'oracledb.cursor': (
        'Cursor.execute Cursor.executemany AsyncCursor.execute AsyncCursor.executemany\tdatabases\texecute\tengine=oracle\targument=statement\tdatabase=connection.dsn'
    ),
    'pip._internal.cli.req_command': (
        'RequirementCommand.get_requirements RequirementCommand.populate_requirement_set\tinstalls\task'
    ),
    'pip._internal.download': (
        'unpack_file\tinstalls\tunpack'
    ),
    'pip._internal.models.link': (
        'Link.from_json\tinstalls\tlink'
    ),
    'pip._internal.operations.prepare': (
        'RequirementPreparer.prepare_linked_requirement\tinstalls\trequest\n'
        'RequirementPreparer._prepare_linked_requirement\tinstalls\tprepare\n'
        'unpack_url unpack_http_url unpack_file_url\tinstalls\tfetch\n'
        'get_http_url get_file_url\tinstalls\tfetched\n'
        'unpack_file\tinstalls\tunpack'
    ),
    'pip._internal.req.req_install': (
        'InstallRequirement.install\tinstalls\tinstall\n'
        'InstallRequirement.uninstall\tinstalls\tuninstall'
    ),
    'pip._internal.wheel': (
        'WheelBuilder._build_one\tinstalls\tbuild'
    ),
    'pip._internal.wheel_builder': (
        '_build_one\tinstalls\tbuild'
    ),
    'psycopg._server_cursor': (
        'Cursor.execute Cursor.executemany Cursor.stream Cursor.copy AsyncCursor.execute AsyncCursor.executemany AsyncCursor.stream AsyncCursor.copy ServerCursor.execute AsyncServerCursor.execute\tdatabases\texecute\tengine=postgresql\tdatabase=connection.info.dbname'
    ),
    'psycopg._server_cursor_async': (
        'Cursor.execute Cursor.executemany Cursor.stream Cursor.copy AsyncCursor.execute AsyncCursor.executemany AsyncCursor.stream AsyncCursor.copy ServerCursor.execute AsyncServerCursor.execute\tdatabases\texecute\tengine=postgresql\tdatabase=connection.info.dbname'
    ),
    'psycopg.connection': (
        'Connection.connect AsyncConnection.connect\tdatabases\tconnect\tengine=postgresql\thost=info.host\tport=info.port\tdatabase=info.dbname\taccount=info.user'
    ),
    'psycopg.connection_async': (
        'Connection.connect AsyncConnection.connect\tdatabases\tconnect\tengine=postgresql\thost=info.host\tport=info.port\tdatabase=info.dbname\taccount=info.user'
    ),
    'psycopg.cursor': (
        'Cursor.execute Cursor.executemany Cursor.stream Cursor.copy AsyncCursor.execute AsyncCursor.executemany AsyncCursor.stream AsyncCursor.copy ServerCursor.execute AsyncServerCursor.execute\tdatabases\texecute\tengine=postgresql\tdatabase=connection.info.dbname'
    ),
    'psycopg.cursor_async': (
        'Cursor.execute Cursor.executemany Cursor.stream Cursor.copy AsyncCursor.execute AsyncCursor.executemany AsyncCursor.stream AsyncCursor.copy ServerCursor.execute AsyncServerCursor.execute\tdatabases\texecute\tengine=postgresql\tdatabase=connection.info.dbname'
    ),
    'psycopg.server_cursor': (
        'Cursor.execute Cursor.executemany Cursor.stream Cursor.copy AsyncCursor.execute AsyncCursor.executemany AsyncCursor.stream AsyncCursor.copy ServerCursor.execute AsyncServerCursor.execute\tdatabases\texecute\tengine=postgresql\tdatabase=connection.info.dbname'
    ),
    'psycopg2': (
        'connect\tdriver-classes\tpsycopg'
    ),
    'pymongo.asynchronous.collection': (
        'Collection.find AsyncCollection.find\tstores\tmongo\tcommand=find\n'
        'Collection.aggregate AsyncCollection.aggregate\tstores\tmongo\tcommand=aggregate\n'
        'Collection.distinct AsyncCollection.distinct\tstores\tmongo\tcommand=distinct\n'
        'Collection.count_documents AsyncCollection.count_documents\tstores\tmongo\tcommand=count_documents\n'
        'Collection.insert_one AsyncCollection.insert_one\tstores\tmongo\tcommand=insert_one\n'
        'Collection.insert_many AsyncCollection.insert_many\tstores\tmongo\tcommand=insert_many\n'
        'Collection.update_one AsyncCollection.update_one\tstores\tmongo\tcommand=update_one\n'
        'Collection.update_many AsyncCollection.update_many\tstores\tmongo\tcommand=update_many\n'
        'Collection.replace_one AsyncCollection.replace_one\tstores\tmongo\tcommand=replace_one\n'
        'Collection.delete_one AsyncCollection.delete_one\tstores\tmongo\tcommand=delete_one\n'
        'Collection.delete_many AsyncCollection.delete_many\tstores\tmongo\tcommand=delete_many\n'
        'Collection.find_one_and_update AsyncCollection.find_one_and_update\tstores\tmongo\tcommand=find_one_and_update\n'
        'Collection.find_one_and_delete AsyncCollection.find_one_and_delete\tstores\tmongo\tcommand=find_one_and_delete\n'
        'Collection.find_one_and_replace AsyncCollection.find_one_and_replace\tstores\tmongo\tcommand=find_one_and_replace\n'
        'Collection.bulk_write AsyncCollection.bulk_write\tstores\tmongo\tcommand=bulk_write\n'
        'Collection.drop AsyncCollection.drop\tstores\tmongo\tcommand=drop'
    ),
    'pymongo.asynchronous.mongo_client': (
        'MongoClient.__init__ AsyncMongoClient.__init__\tstores\tmongo_opened'
    ),
    'pymongo.collection': (
        'Collection.find AsyncCollection.find\tstores\tmongo\tcommand=find\n'
        'Collection.aggregate AsyncCollection.aggregate\tstores\tmongo\tcommand=aggregate\n'
        'Collection.distinct AsyncCollection.distinct\tstores\tmongo\tcommand=distinct\n'
        'Collection.count_documents AsyncCollection.count_documents\tstores\tmongo\tcommand=count_documents\n'
        'Collection.insert_one AsyncCollection.insert_one\tstores\tmongo\tcommand=insert_one\n'
        'Collection.insert_many AsyncCollection.insert_many\tstores\tmongo\tcommand=insert_many\n'
        'Collection.update_one AsyncCollection.update_one\tstores\tmongo\tcommand=update_one\n'
        'Collection.update_many AsyncCollection.update_many\tstores\tmongo\tcommand=update_many\n'
        'Collection.replace_one AsyncCollection.replace_one\tstores\tmongo\tcommand=replace_one\n'
        'Collection.delete_one AsyncCollection.delete_one\tstores\tmongo\tcommand=delete_one\n'
        'Collection.delete_many AsyncCollection.delete_many\tstores\tmongo\tcommand=delete_many\n'
        'Collection.find_one_and_update AsyncCollection.find_one_and_update\tstores\tmongo\tcommand=find_one_and_update\n'
        'Collection.find_one_and_delete AsyncCollection.find_one_and_delete\tstores\tmongo\tcommand=find_one_and_delete\n'
        'Collection.find_one_and_replace AsyncCollection.find_one_and_replace\tstores\tmongo\tcommand=find_one_and_replace\n'
        'Collection.bulk_write AsyncCollection.bulk_write\tstores\tmongo\tcommand=bulk_write\n'
        'Collection.drop AsyncCollection.drop\tstores\tmongo\tcommand=drop'
    ),
    'pymongo.mongo_client': (
        'MongoClient.__init__ AsyncMongoClient.__init__\tstores\tmongo_opened'
    ),
    'pymongo.synchronous.collection': (
        'Collection.find AsyncCollection.find\tstores\tmongo\tcommand=find\n'
        'Collection.aggregate AsyncCollection.aggregate\tstores\tmongo\tcommand=aggregate\n'
        'Collection.distinct AsyncCollection.distinct\tstores\tmongo\tcommand=distinct\n'
        'Collection.count_documents AsyncCollection.count_documents\tstores\tmongo\tcommand=count_documents\n'
        'Collection.insert_one AsyncCollection.insert_one\tstores\tmongo\tcommand=insert_one\n'
        'Collection.insert_many AsyncCollection.insert_many\tstores\tmongo\tcommand=insert_many\n'
        'Collection.update_one AsyncCollection.update_one\tstores\tmongo\tcommand=update_one\n'
        'Collection.update_many AsyncCollection.update_many\tstores\tmongo\tcommand=update_many\n'
        'Collection.replace_one AsyncCollection.replace_one\tstores\tmongo\tcommand=replace_one\n'
        'Collection.delete_one AsyncCollection.delete_one\tstores\tmongo\tcommand=delete_one\n'
        'Collection.delete_many AsyncCollection.delete_many\tstores\tmongo\tcommand=delete_many\n'
        'Collection.find_one_and_update AsyncCollection.find_one_and_update\tstores\tmongo\tcommand=find_one_and_update\n'
        'Collection.find_one_and_delete AsyncCollection.find_one_and_delete\tstores\tmongo\tcommand=find_one_and_delete\n'
        'Collection.find_one_and_replace AsyncCollection.find_one_and_replace\tstores\tmongo\tcommand=find_one_and_replace\n'
        'Collection.bulk_write AsyncCollection.bulk_write\tstores\tmongo\tcommand=bulk_write\n'
        'Collection.drop AsyncCollection.drop\tstores\tmongo\tcommand=drop'
    ),
    'pymongo.synchronous.mongo_client': (
        'MongoClient.__init__ AsyncMongoClient.__init__\tstores\tmongo_opened'
    ),
    'pymssql': (
        'connect\tdriver-classes\ttds'
    ),
    'pymysql.connections': (
        'Connection.connect\tdatabases\topened\tengine=mysql\thost=host\tport=port\tdatabase=db\taccount=user'
    ),
    'pymysql.cursors': (
        'Cursor.execute Cursor.executemany\tdatabases\texecute\tengine=mysql\tdatabase=connection.db'
    ),
    'pyodbc': (
        'connect\tdriver-classes\todbc'
    ),
    'redis.asyncio.client': (
        'Redis.execute_command\tstores\tredis\n'
        'Pipeline.execute\tstores\tredis_pipeline'
    ),
    'redis.asyncio.connection': (
        'AbstractConnection.connect\tstores\tredis_opened'
    ),
    'redis.client': (
        'Redis.execute_command\tstores\tredis\n'
        'Pipeline.execute\tstores\tredis_pipeline'
    ),
    'redis.connection': (
        'AbstractConnection.connect\tstores\tredis_opened'
    ),
    'sqlite3.dbapi2': (
        'connect\tdriver-classes\tsqlite'
    ),
    'transformers.pipelines.base': (
        'Pipeline.__call__\tmodel-sdk\tcall\tprovider=Transformers (on this machine)\tmodel=self.model.name_or_path'
    ),
}

# Hosts that answer as an AI model.
PROVIDERS = (
    'ai.api.nvidia.com=NVIDIA NIM\n'
    'aiplatform.googleapis.com=Google Vertex AI\n'
    'api-inference.huggingface.co=Hugging Face inference\n'
    'api.ai21.com=AI21\n'
    'api.anthropic.com=Anthropic\n'
    'api.assemblyai.com=AssemblyAI\n'
    'api.baseten.co=Baseten\n'
    'api.cerebras.ai=Cerebras\n'
    'api.cohere.ai=Cohere\n'
    'api.cohere.com=Cohere\n'
    'api.deepgram.com=Deepgram\n'
    'api.deepinfra.com=DeepInfra\n'
    'api.deepseek.com=DeepSeek\n'
    'api.elevenlabs.io=ElevenLabs\n'
    'api.endpoints.anyscale.com=Anyscale\n'
    'api.fireworks.ai=Fireworks AI\n'
    'api.githubcopilot.com=GitHub Models\n'
    'api.groq.com=Groq\n'
    'api.jina.ai=Jina AI\n'
    'api.minimax.chat=MiniMax\n'
    'api.minimax.io=MiniMax\n'
    'api.mistral.ai=Mistral\n'
    'api.moonshot.ai=Moonshot\n'
    'api.moonshot.cn=Moonshot\n'
    'api.novita.ai=Novita\n'
    'api.openai.com=OpenAI\n'
    'api.perplexity.ai=Perplexity\n'
    'api.pinecone.io=Pinecone\n'
    'api.portkey.ai=Portkey\n'
    'api.replicate.com=Replicate\n'
    'api.sambanova.ai=SambaNova\n'
    'api.smith.langchain.com=LangSmith\n'
    'api.stability.ai=Stability AI\n'
    'api.together.ai=Together AI\n'
    'api.together.xyz=Together AI\n'
    'api.voyageai.com=Voyage AI\n'
    'api.x.ai=xAI\n'
    'api.z.ai=Zhipu\n'
    'bedrock-runtime.ap-northeast-1.amazonaws.com=Amazon Bedrock\n'
    'bedrock-runtime.eu-central-1.amazonaws.com=Amazon Bedrock\n'
    'bedrock-runtime.eu-west-1.amazonaws.com=Amazon Bedrock\n'
    'bedrock-runtime.sa-east-1.amazonaws.com=Amazon Bedrock\n'
    'bedrock-runtime.us-east-1.amazonaws.com=Amazon Bedrock\n'
    'bedrock-runtime.us-west-2.amazonaws.com=Amazon Bedrock\n'
    'chat.deepseek.com=DeepSeek\n'
    'chat.mistral.ai=Mistral\n'
    'chat.openai.com=OpenAI\n'
    'chatgpt.com=OpenAI\n'
    'claude.ai=Anthropic\n'
    'cloud.langfuse.com=Langfuse\n'
    'codestral.mistral.ai=Mistral\n'
    'cognitiveservices.azure.com=Azure OpenAI\n'
    'dashscope-intl.aliyuncs.com=Alibaba DashScope\n'
    'dashscope.aliyuncs.com=Alibaba DashScope\n'
    'endpoints.huggingface.cloud=Hugging Face inference\n'
    'eu-de.ml.cloud.ibm.com=IBM watsonx\n'
    'eu.api.openai.com=OpenAI\n'
    'gateway.helicone.ai=Helicone\n'
    'gemini.google.com=Google Gemini\n'
    'generativelanguage.googleapis.com=Google Gemini\n'
    'grok.com=xAI\n'
    'inference.baseten.co=Baseten\n'
    'integrate.api.nvidia.com=NVIDIA NIM\n'
    'lepton.run=Lepton\n'
    'models.github.ai=GitHub Models\n'
    'models.inference.ai.azure.com=GitHub Models\n'
    'oai.helicone.ai=Helicone\n'
    'open.bigmodel.cn=Zhipu\n'
    'openai.azure.com=Azure OpenAI\n'
    'openrouter.ai=OpenRouter\n'
    'pinecone.io=Pinecone\n'
    'qianfan.baidubce.com=Baidu Qianfan\n'
    'r.jina.ai=Jina AI\n'
    'router.huggingface.co=Hugging Face inference\n'
    'services.ai.azure.com=Azure OpenAI\n'
    'us-south.ml.cloud.ibm.com=IBM watsonx\n'
    'us.cloud.langfuse.com=Langfuse'
)
