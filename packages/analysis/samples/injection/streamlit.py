# expect: 5 command-injection
import streamlit as st, os
host = st.text_input('Host')
if st.button('Ping'):
    st.code(os.popen('ping -c 1 ' + host).read())
