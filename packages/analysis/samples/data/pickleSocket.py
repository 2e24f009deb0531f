# expect: 4 unsafe-deserialisation
import pickle, socket
connection = socket.create_connection(("server", 9000))
message = pickle.loads(connection.recv(4096))
