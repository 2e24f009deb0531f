# Which functions of which modules are watched, and by which shape: see watch.py.
#
# Written by knowledge/src/compileObservers.ts from knowledge/libraries/*.yaml: change those. A module's text has a line
# for each entry, its parts between tabs: calls, shape, role, parameters.

MODULES = {
    'IPython.core.compilerop': (
        'CachingCompiler.cache\tnotebook\tname'
    ),
    'IPython.core.interactiveshell': (
        'InteractiveShell.run_cell_async\tnotebook\trun'
    ),
    'MySQLdb': (
        'connect Connect Connection\tdatabases\tconnect\tlibrary=MySQLdb\tengine=mysql\thost=given.host\tport=given.port\tdatabase=given.database given.db\taccount=given.user'
    ),
    'MySQLdb.cursors': (
        'BaseCursor.execute BaseCursor.executemany\tdatabases\texecute\tlibrary=MySQLdb\tengine=mysql'
    ),
    'aiohttp._websocket.writer': (
        'WebSocketWriter.send_frame WebSocketWriter._send_frame\tcontent\ttransport\tdata=message 1'
    ),
    'aiohttp.client_reqrep': (
        'ClientResponse.start\thttp-aiohttp\tcall'
    ),
    'aiohttp.http_websocket': (
        'WebSocketWriter.send_frame WebSocketWriter._send_frame\tcontent\ttransport\tdata=message 1'
    ),
    'aiosmtplib.smtp': (
        'SMTP.sendmail\tmail\tcall\thost=self.hostname\trecipients=recipients 2\tmessage=message 3'
    ),
    'anthropic.resources.messages': (
        'Messages.create AsyncMessages.create\tmodel-sdk\tcall\tprovider=Anthropic\tmodel=model\ttools=tools\tmessages=messages\tinput=usage.input_tokens\toutput=usage.output_tokens'
    ),
    'anthropic.resources.messages.messages': (
        'Messages.create AsyncMessages.create\tmodel-sdk\tcall\tprovider=Anthropic\tmodel=model\ttools=tools\tmessages=messages\tinput=usage.input_tokens\toutput=usage.output_tokens'
    ),
    'asyncpg.connection': (
        'connect\tdatabases\tconnect\tlibrary=asyncpg\tengine=postgresql\thost=_addr[0]\tport=_addr[1]\tdatabase=_params.database\taccount=_params.user\n'
        'Connection.execute Connection.executemany Connection.fetch Connection.fetchrow Connection.fetchval Connection.copy_from_query\tdatabases\texecute\tlibrary=asyncpg\tengine=postgresql\tdatabase=_params.database'
    ),
    'azure.storage.blob._blob_client': (
        'BlobClient.upload_blob BlobClient.stage_block BlobClient.upload_page BlobClient.append_block\tstorage\tcall\tprovider=Azure Blob Storage\taction=write\tbucket=self.container_name\tpath=self.blob_name\n'
        'BlobClient.download_blob\tstorage\tcall\tprovider=Azure Blob Storage\taction=read\tbucket=self.container_name\tpath=self.blob_name\n'
        'BlobClient.delete_blob\tstorage\tcall\tprovider=Azure Blob Storage\taction=delete\tbucket=self.container_name\tpath=self.blob_name'
    ),
    'azure.storage.blob._container_client': (
        'ContainerClient.list_blobs ContainerClient.list_blob_names ContainerClient.walk_blobs\tstorage\tcall\tprovider=Azure Blob Storage\taction=list\tbucket=self.container_name'
    ),
    'azure.storage.blob.aio._blob_client_async': (
        'BlobClient.upload_blob BlobClient.stage_block BlobClient.upload_page BlobClient.append_block\tstorage\tcall\tprovider=Azure Blob Storage\taction=write\tbucket=self.container_name\tpath=self.blob_name\n'
        'BlobClient.download_blob\tstorage\tcall\tprovider=Azure Blob Storage\taction=read\tbucket=self.container_name\tpath=self.blob_name\n'
        'BlobClient.delete_blob\tstorage\tcall\tprovider=Azure Blob Storage\taction=delete\tbucket=self.container_name\tpath=self.blob_name'
    ),
    'azure.storage.blob.aio._container_client_async': (
        'ContainerClient.list_blobs ContainerClient.list_blob_names ContainerClient.walk_blobs\tstorage\tcall\tprovider=Azure Blob Storage\taction=list\tbucket=self.container_name'
    ),
    'botocore.client': (
        'BaseClient._make_api_call\tbotocore-call\tcall'
    ),
    'cohere.base_client': (
        'V2Client.chat AsyncV2Client.chat V2Client.embed AsyncV2Client.embed BaseCohere.chat AsyncBaseCohere.chat BaseCohere.embed AsyncBaseCohere.embed\tmodel-sdk\tcall\tprovider=Cohere\tmodel=model\ttools=tools\tmessages=messages\tinput=usage.tokens.input_tokens meta.tokens.input_tokens\toutput=usage.tokens.output_tokens meta.tokens.output_tokens'
    ),
    'cohere.v2.client': (
        'V2Client.chat AsyncV2Client.chat V2Client.embed AsyncV2Client.embed BaseCohere.chat AsyncBaseCohere.chat BaseCohere.embed AsyncBaseCohere.embed\tmodel-sdk\tcall\tprovider=Cohere\tmodel=model\ttools=tools\tmessages=messages\tinput=usage.tokens.input_tokens meta.tokens.input_tokens\toutput=usage.tokens.output_tokens meta.tokens.output_tokens'
    ),
    'csv': (
        'reader\tcsv-lines\treader\n'
        'DictReader.__init__\tcsv-lines\tnamed'
    ),
    'duckdb': (
        'connect\tduck\tconnect\n'
        'DuckDBPyConnection.cursor DuckDBPyConnection.duplicate\tduck\tagain\n'
        'DuckDBPyConnection.execute DuckDBPyConnection.executemany DuckDBPyConnection.sql DuckDBPyConnection.query\tduck\texecute\tat=1\n'
        'execute executemany sql query\tduck\texecute\tat=0\n'
        'DuckDBPyConnection.fetchone DuckDBPyConnection.fetchmany DuckDBPyConnection.fetchall DuckDBPyConnection.fetchdf DuckDBPyConnection.df DuckDBPyRelation.fetchone DuckDBPyRelation.fetchmany DuckDBPyRelation.fetchall DuckDBPyRelation.df DuckDBPyRelation.to_df\tduck\tfetch'
    ),
    'ftplib': (
        'FTP.storbinary FTP.storlines\tstorage\tcall\tprovider=FTP\taction=write\tbucket=self.host\tpath=cmd 1\n'
        'FTP.retrbinary\tstorage\tcall\tprovider=FTP\taction=read\tbucket=self.host\tpath=cmd 1'
    ),
    'google.cloud.storage.blob': (
        'Blob.upload_from_file Blob.upload_from_filename Blob.upload_from_string\tstorage\tcall\tprovider=Google Cloud Storage\taction=write\tbucket=self.bucket.name\tpath=self.name\n'
        'Blob.download_to_file Blob.download_to_filename Blob.download_as_bytes Blob.download_as_string Blob.download_as_text\tstorage\tcall\tprovider=Google Cloud Storage\taction=read\tbucket=self.bucket.name\tpath=self.name\n'
        'Blob.delete\tstorage\tcall\tprovider=Google Cloud Storage\taction=delete\tbucket=self.bucket.name\tpath=self.name'
    ),
    'google.cloud.storage.client': (
        'Client.list_blobs\tstorage\tcall\tprovider=Google Cloud Storage\taction=list\tbucket=bucket_or_name 1'
    ),
    'google.genai.models': (
        'Models.generate_content AsyncModels.generate_content Models.embed_content AsyncModels.embed_content Models.generate_content_stream AsyncModels.generate_content_stream\tmodel-sdk\tcall\tprovider=Google Gemini\tmodel=model\tmessages=contents\tinput=usage_metadata.prompt_token_count\toutput=usage_metadata.candidates_token_count'
    ),
    'google.generativeai.generative_models': (
        'GenerativeModel.generate_content GenerativeModel.generate_content_async\tmodel-sdk\tcall\tprovider=Google Gemini\tmodel=self._model_name\tmessages=contents 1\tinput=usage_metadata.prompt_token_count\toutput=usage_metadata.candidates_token_count'
    ),
    'grpc._channel': (
        '_UnaryUnaryMultiCallable.__call__ _UnaryUnaryMultiCallable.with_call _UnaryUnaryMultiCallable.future _UnaryStreamMultiCallable.__call__ _SingleThreadedUnaryStreamMultiCallable.__call__\tcontent\trpc'
    ),
    'h2.connection': (
        'H2Connection.send_headers\tcontent\theaders'
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
        'MySQLConnectionAbstract.connect\tdatabases\topened\tlibrary=mysql\tengine=mysql\thost=_host\tport=_port\tdatabase=_database\taccount=_user'
    ),
    'mysql.connector.cursor': (
        'MySQLCursor.execute MySQLCursor.executemany MySQLCursorPrepared.execute MySQLCursorPrepared.executemany CMySQLCursor.execute CMySQLCursor.executemany CMySQLCursorPrepared.execute CMySQLCursorPrepared.executemany\tdatabases\texecute\tlibrary=mysql\tengine=mysql\tdatabase=_connection._database _cnx._database\targument=operation\trows=later\n'
        'MySQLCursor.fetchone MySQLCursor.fetchmany MySQLCursor.fetchall CMySQLCursor.fetchone CMySQLCursor.fetchmany CMySQLCursor.fetchall\tdatabases\tfetch'
    ),
    'mysql.connector.cursor_cext': (
        'MySQLCursor.execute MySQLCursor.executemany MySQLCursorPrepared.execute MySQLCursorPrepared.executemany CMySQLCursor.execute CMySQLCursor.executemany CMySQLCursorPrepared.execute CMySQLCursorPrepared.executemany\tdatabases\texecute\tlibrary=mysql\tengine=mysql\tdatabase=_connection._database _cnx._database\targument=operation\trows=later\n'
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
    'openpyxl.reader.excel': (
        'load_workbook\ttables\tworkbook'
    ),
    'openpyxl.workbook.workbook': (
        'Workbook.save\ttables\tsaved'
    ),
    'oracledb.connection': (
        'connect connect_async\tdatabases\tconnect\tlibrary=oracledb\tengine=oracle\thost=dsn\taccount=username'
    ),
    'oracledb.cursor': (
        'Cursor.execute Cursor.executemany AsyncCursor.execute AsyncCursor.executemany\tdatabases\texecute\tlibrary=oracledb\tengine=oracle\targument=statement\tdatabase=connection.dsn'
    ),
    'pandas.core.frame': (
        'DataFrame.to_parquet DataFrame.to_feather DataFrame.to_orc DataFrame.to_stata\ttables\twrite\tpath=path\tlibrary=pandas\n'
        'DataFrame.to_html\ttables\twrite\tpath=buf\tlibrary=pandas\n'
        'DataFrame.to_xml\ttables\twrite\tpath=path_or_buffer\tlibrary=pandas'
    ),
    'pandas.core.generic': (
        'NDFrame.to_csv NDFrame.to_json NDFrame.to_hdf\ttables\twrite\tpath=path_or_buf\tlibrary=pandas\n'
        'NDFrame.to_excel\ttables\twrite\tpath=excel_writer\tsheet=sheet_name\tsheet_at=2\tsheet_else=Sheet1\tlibrary=pandas\n'
        'NDFrame.to_pickle\ttables\twrite\tpath=path\tlibrary=pandas\n'
        'NDFrame.to_sql\ttables\twrite\tpath=name\tto=database\tlibrary=pandas'
    ),
    'pandas.io.clipboard': (
        'init_osx_pbcopy_clipboard init_osx_pyobjc_clipboard init_qt_clipboard init_xclip_clipboard init_xsel_clipboard init_wl_clipboard init_klipper_clipboard init_windows_clipboard init_wsl_clipboard init_dev_clipboard_clipboard\tclipboard\tchoose'
    ),
    'pandas.io.clipboards': (
        'read_clipboard\ttables\tread\tlibrary=pandas'
    ),
    'pandas.io.excel._base': (
        'read_excel\ttables\tread\tpath=io\tsheet=sheet_name\tlibrary=pandas\n'
        'ExcelFile.parse\ttables\tread\tposition=1\tsheet=sheet_name\tlibrary=pandas'
    ),
    'pandas.io.feather_format': (
        'read_parquet read_feather read_orc read_spss\ttables\tread\tpath=path\tlibrary=pandas'
    ),
    'pandas.io.html': (
        'read_html\ttables\tread\tpath=io\tlibrary=pandas'
    ),
    'pandas.io.json._json': (
        'read_json\ttables\tread\tpath=path_or_buf\tlibrary=pandas'
    ),
    'pandas.io.orc': (
        'read_parquet read_feather read_orc read_spss\ttables\tread\tpath=path\tlibrary=pandas'
    ),
    'pandas.io.parquet': (
        'read_parquet read_feather read_orc read_spss\ttables\tread\tpath=path\tlibrary=pandas'
    ),
    'pandas.io.parsers.readers': (
        'read_csv read_table read_fwf\ttables\tread\tpath=filepath_or_buffer\tlibrary=pandas\n'
        'TextFileReader.read\ttables\tchunk'
    ),
    'pandas.io.pickle': (
        'read_pickle read_stata read_sas\ttables\tread\tpath=filepath_or_buffer\tlibrary=pandas'
    ),
    'pandas.io.pytables': (
        'read_hdf\ttables\tread\tpath=path_or_buf\tlibrary=pandas'
    ),
    'pandas.io.sas.sasreader': (
        'read_pickle read_stata read_sas\ttables\tread\tpath=filepath_or_buffer\tlibrary=pandas'
    ),
    'pandas.io.spss': (
        'read_parquet read_feather read_orc read_spss\ttables\tread\tpath=path\tlibrary=pandas'
    ),
    'pandas.io.sql': (
        'read_sql read_sql_query read_sql_table\ttables\tread\tlibrary=pandas'
    ),
    'pandas.io.stata': (
        'read_pickle read_stata read_sas\ttables\tread\tpath=filepath_or_buffer\tlibrary=pandas'
    ),
    'pandas.io.xml': (
        'read_xml\ttables\tread\tpath=path_or_buffer\tlibrary=pandas'
    ),
    'paramiko.channel': (
        'Channel.send Channel.send_stderr\tcontent\tmessage\tdata=s 1\tsocket=self.transport.sock'
    ),
    'paramiko.sftp_client': (
        'SFTPClient.put SFTPClient.putfo\tstorage\tcall\tprovider=SFTP\taction=write\tpath=remotepath 2\n'
        'SFTPClient.get SFTPClient.getfo\tstorage\tcall\tprovider=SFTP\taction=read\tpath=remotepath 1'
    ),
    'pip._internal.cli.base_command': (
        'Command.main\tinstalls\tcommand'
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
    'playwright._impl._frame': (
        'Frame.goto Frame.click Frame.fill Frame.type Frame.press Frame.select_option Frame.set_input_files\tdesktop\tcall\tapplication=browser'
    ),
    'playwright._impl.frame': (
        'Frame.goto Frame.click Frame.fill Frame.type Frame.press Frame.select_option Frame.set_input_files\tdesktop\tcall\tapplication=browser'
    ),
    'polars.dataframe.frame': (
        'DataFrame.write_csv DataFrame.write_parquet DataFrame.write_ipc DataFrame.write_json DataFrame.write_ndjson DataFrame.write_avro\ttables\twrite\tpath=file\tlibrary=polars\n'
        'DataFrame.write_excel\ttables\twrite\tpath=workbook\tsheet=worksheet\tlibrary=polars\n'
        'DataFrame.write_database\ttables\twrite\tpath=table_name\tto=database\tlibrary=polars'
    ),
    'polars.io.avro': (
        'read_csv read_parquet read_ipc read_ipc_stream read_json read_ndjson read_excel read_ods read_avro scan_csv scan_parquet scan_ipc scan_ndjson\ttables\tread\tpath=source\tsheet=sheet_name\tlibrary=polars'
    ),
    'polars.io.csv.functions': (
        'read_csv read_parquet read_ipc read_ipc_stream read_json read_ndjson read_excel read_ods read_avro scan_csv scan_parquet scan_ipc scan_ndjson\ttables\tread\tpath=source\tsheet=sheet_name\tlibrary=polars'
    ),
    'polars.io.database.functions': (
        'read_database read_database_uri\ttables\tread\tlibrary=polars'
    ),
    'polars.io.ipc.functions': (
        'read_csv read_parquet read_ipc read_ipc_stream read_json read_ndjson read_excel read_ods read_avro scan_csv scan_parquet scan_ipc scan_ndjson\ttables\tread\tpath=source\tsheet=sheet_name\tlibrary=polars'
    ),
    'polars.io.json.read': (
        'read_csv read_parquet read_ipc read_ipc_stream read_json read_ndjson read_excel read_ods read_avro scan_csv scan_parquet scan_ipc scan_ndjson\ttables\tread\tpath=source\tsheet=sheet_name\tlibrary=polars'
    ),
    'polars.io.ndjson': (
        'read_csv read_parquet read_ipc read_ipc_stream read_json read_ndjson read_excel read_ods read_avro scan_csv scan_parquet scan_ipc scan_ndjson\ttables\tread\tpath=source\tsheet=sheet_name\tlibrary=polars'
    ),
    'polars.io.parquet.functions': (
        'read_csv read_parquet read_ipc read_ipc_stream read_json read_ndjson read_excel read_ods read_avro scan_csv scan_parquet scan_ipc scan_ndjson\ttables\tread\tpath=source\tsheet=sheet_name\tlibrary=polars'
    ),
    'polars.io.spreadsheet.functions': (
        'read_csv read_parquet read_ipc read_ipc_stream read_json read_ndjson read_excel read_ods read_avro scan_csv scan_parquet scan_ipc scan_ndjson\ttables\tread\tpath=source\tsheet=sheet_name\tlibrary=polars'
    ),
    'psycopg._server_cursor': (
        'Cursor.execute Cursor.executemany Cursor.stream Cursor.copy AsyncCursor.execute AsyncCursor.executemany AsyncCursor.stream AsyncCursor.copy ServerCursor.execute AsyncServerCursor.execute\tdatabases\texecute\tlibrary=psycopg\tengine=postgresql\tdatabase=connection.info.dbname'
    ),
    'psycopg._server_cursor_async': (
        'Cursor.execute Cursor.executemany Cursor.stream Cursor.copy AsyncCursor.execute AsyncCursor.executemany AsyncCursor.stream AsyncCursor.copy ServerCursor.execute AsyncServerCursor.execute\tdatabases\texecute\tlibrary=psycopg\tengine=postgresql\tdatabase=connection.info.dbname'
    ),
    'psycopg.connection': (
        'Connection.connect AsyncConnection.connect\tdatabases\tconnect\tlibrary=psycopg\tengine=postgresql\thost=info.host\tport=info.port\tdatabase=info.dbname\taccount=info.user'
    ),
    'psycopg.connection_async': (
        'Connection.connect AsyncConnection.connect\tdatabases\tconnect\tlibrary=psycopg\tengine=postgresql\thost=info.host\tport=info.port\tdatabase=info.dbname\taccount=info.user'
    ),
    'psycopg.cursor': (
        'Cursor.execute Cursor.executemany Cursor.stream Cursor.copy AsyncCursor.execute AsyncCursor.executemany AsyncCursor.stream AsyncCursor.copy ServerCursor.execute AsyncServerCursor.execute\tdatabases\texecute\tlibrary=psycopg\tengine=postgresql\tdatabase=connection.info.dbname'
    ),
    'psycopg.cursor_async': (
        'Cursor.execute Cursor.executemany Cursor.stream Cursor.copy AsyncCursor.execute AsyncCursor.executemany AsyncCursor.stream AsyncCursor.copy ServerCursor.execute AsyncServerCursor.execute\tdatabases\texecute\tlibrary=psycopg\tengine=postgresql\tdatabase=connection.info.dbname'
    ),
    'psycopg.server_cursor': (
        'Cursor.execute Cursor.executemany Cursor.stream Cursor.copy AsyncCursor.execute AsyncCursor.executemany AsyncCursor.stream AsyncCursor.copy ServerCursor.execute AsyncServerCursor.execute\tdatabases\texecute\tlibrary=psycopg\tengine=postgresql\tdatabase=connection.info.dbname'
    ),
    'psycopg2': (
        'connect\tdriver-classes\tpsycopg'
    ),
    'pyarrow.csv': (
        'read_csv\ttables\tread\tpath=input_file\tlibrary=pyarrow\n'
        'write_feather write_csv\ttables\twrite\tpath=dest\tlibrary=pyarrow'
    ),
    'pyarrow.feather': (
        'read_table\ttables\tread\tpath=source\tlibrary=pyarrow\n'
        'write_feather write_csv\ttables\twrite\tpath=dest\tlibrary=pyarrow'
    ),
    'pyarrow.parquet.core': (
        'read_table\ttables\tread\tpath=source\tlibrary=pyarrow\n'
        'ParquetFile.read\ttables\tread\tposition=1\tlibrary=pyarrow\n'
        'write_table\ttables\twrite\tpath=where\ttable=table\tlibrary=pyarrow'
    ),
    'pyautogui': (
        'click leftClick rightClick doubleClick press keyDown hotkey write typewrite moveTo dragTo scroll screenshot locateOnScreen\tdesktop\tcall\tapplication=screen'
    ),
    'pymongo.asynchronous.collection': (
        'Collection.find Collection.aggregate Collection.distinct Collection.count_documents Collection.insert_one Collection.insert_many Collection.update_one Collection.update_many Collection.replace_one Collection.delete_one Collection.delete_many Collection.find_one_and_update Collection.find_one_and_delete Collection.find_one_and_replace Collection.bulk_write Collection.drop AsyncCollection.find AsyncCollection.aggregate AsyncCollection.distinct AsyncCollection.count_documents AsyncCollection.insert_one AsyncCollection.insert_many AsyncCollection.update_one AsyncCollection.update_many AsyncCollection.replace_one AsyncCollection.delete_one AsyncCollection.delete_many AsyncCollection.find_one_and_update AsyncCollection.find_one_and_delete AsyncCollection.find_one_and_replace AsyncCollection.bulk_write AsyncCollection.drop\tstores\tmongo'
    ),
    'pymongo.asynchronous.mongo_client': (
        'MongoClient.__init__ AsyncMongoClient.__init__\tstores\tmongo_opened'
    ),
    'pymongo.collection': (
        'Collection.find Collection.aggregate Collection.distinct Collection.count_documents Collection.insert_one Collection.insert_many Collection.update_one Collection.update_many Collection.replace_one Collection.delete_one Collection.delete_many Collection.find_one_and_update Collection.find_one_and_delete Collection.find_one_and_replace Collection.bulk_write Collection.drop AsyncCollection.find AsyncCollection.aggregate AsyncCollection.distinct AsyncCollection.count_documents AsyncCollection.insert_one AsyncCollection.insert_many AsyncCollection.update_one AsyncCollection.update_many AsyncCollection.replace_one AsyncCollection.delete_one AsyncCollection.delete_many AsyncCollection.find_one_and_update AsyncCollection.find_one_and_delete AsyncCollection.find_one_and_replace AsyncCollection.bulk_write AsyncCollection.drop\tstores\tmongo'
    ),
    'pymongo.mongo_client': (
        'MongoClient.__init__ AsyncMongoClient.__init__\tstores\tmongo_opened'
    ),
    'pymongo.synchronous.collection': (
        'Collection.find Collection.aggregate Collection.distinct Collection.count_documents Collection.insert_one Collection.insert_many Collection.update_one Collection.update_many Collection.replace_one Collection.delete_one Collection.delete_many Collection.find_one_and_update Collection.find_one_and_delete Collection.find_one_and_replace Collection.bulk_write Collection.drop AsyncCollection.find AsyncCollection.aggregate AsyncCollection.distinct AsyncCollection.count_documents AsyncCollection.insert_one AsyncCollection.insert_many AsyncCollection.update_one AsyncCollection.update_many AsyncCollection.replace_one AsyncCollection.delete_one AsyncCollection.delete_many AsyncCollection.find_one_and_update AsyncCollection.find_one_and_delete AsyncCollection.find_one_and_replace AsyncCollection.bulk_write AsyncCollection.drop\tstores\tmongo'
    ),
    'pymongo.synchronous.mongo_client': (
        'MongoClient.__init__ AsyncMongoClient.__init__\tstores\tmongo_opened'
    ),
    'pymssql': (
        'connect\tdriver-proxies\ttds'
    ),
    'pymysql.connections': (
        'Connection.connect\tdatabases\topened\tlibrary=pymysql\tengine=mysql\thost=host\tport=port\tdatabase=db\taccount=user'
    ),
    'pymysql.cursors': (
        'Cursor.execute Cursor.executemany\tdatabases\texecute\tlibrary=pymysql\tengine=mysql\tdatabase=connection.db'
    ),
    'pyodbc': (
        'connect\tdriver-proxies\todbc'
    ),
    'pyperclip': (
        'init_osx_pbcopy_clipboard init_osx_pyobjc_clipboard init_qt_clipboard init_xclip_clipboard init_xsel_clipboard init_wl_clipboard init_klipper_clipboard init_windows_clipboard init_wsl_clipboard init_dev_clipboard_clipboard\tclipboard\tchoose'
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
    'selenium.webdriver.remote.webdriver': (
        'WebDriver.execute\tdesktop\tcall\tapplication=browser\tapplied=self.caps.browserName\taction=driver_command 1'
    ),
    'smtplib': (
        'SMTP.sendmail\tmail\tcall\thost=self._host\trecipients=to_addrs 2\tmessage=msg 3'
    ),
    'socket': (
        'socket.send\tcontent\tsend\tinherited=yes\n'
        'socket.sendall\tcontent\tsendall\tinherited=yes\n'
        'socket.sendto\tcontent\tdatagram\tinherited=yes\n'
        'socket.sendmsg\tcontent\tmany\tinherited=yes\n'
        'socket.sendfile\tcontent\tfile'
    ),
    'sqlite3.dbapi2': (
        'connect\tdriver-classes\tsqlite'
    ),
    'ssl': (
        'SSLSocket.send\tcontent\tencrypt\n'
        'SSLSocket.write SSLObject.write\tcontent\twrite'
    ),
    'subprocess': (
        'Popen.communicate\tcontent\tstdin'
    ),
    'tkinter': (
        'Misc.clipboard_get\tclipboard\tread\n'
        'Misc.clipboard_append\tclipboard\twrite\ttext=string 1'
    ),
    'transformers.pipelines.base': (
        'Pipeline.__call__\tmodel-sdk\tcall\tprovider=Transformers (on this machine)\tmodel=self.model.name_or_path'
    ),
    'websocket._core': (
        'WebSocket.send\tcontent\tmessage\tdata=payload 1\tsocket=self.sock'
    ),
    'websockets.client': (
        'ClientProtocol.process_response\thttp-websocket\topen'
    ),
    'websockets.protocol': (
        'Protocol.send_text Protocol.send_binary\thttp-websocket\tsend\n'
        'Protocol.send_continuation\tcontent\tmessage\tdata=data 1\thost=self.uri.host self.wsuri.host\tport=self.uri.port self.wsuri.port'
    ),
    'win32clipboard': (
        'GetClipboardData\tclipboard\tread\n'
        'SetClipboardData SetClipboardText\tclipboard\twrite\ttext=1 0'
    ),
    'win32com.client': (
        'Dispatch DispatchEx GetObject GetActiveObject EnsureDispatch\tdesktop\tcall\tapplication=COM\tapplied=dispatch clsid prog_id Pathname 0'
    ),
    'win32com.client.dynamic': (
        'Dispatch DispatchEx GetObject GetActiveObject EnsureDispatch\tdesktop\tcall\tapplication=COM\tapplied=dispatch clsid prog_id Pathname 0'
    ),
    'win32com.client.gencache': (
        'Dispatch DispatchEx GetObject GetActiveObject EnsureDispatch\tdesktop\tcall\tapplication=COM\tapplied=dispatch clsid prog_id Pathname 0'
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
