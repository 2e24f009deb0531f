# expect: nothing
import streamlit as st, os
count = st.number_input("Lines")
os.system("head -n %d log.txt" % count)
