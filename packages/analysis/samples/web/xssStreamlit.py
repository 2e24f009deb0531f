# expect: 4 cross-site-scripting
import streamlit as st
name = st.text_input("Name")
st.markdown("<b>" + name + "</b>", unsafe_allow_html=True)
