# expect: 4 command-injection
import streamlit as st, os
folder = st.text_input("Folder")
os.system("ls " + folder)
