# expect: nothing
import streamlit as st
name = st.text_input("Name")
st.markdown("Hello " + name)
