# expect: 4 cross-site-scripting
import streamlit as st
t = st.text_input('t')
st.markdown(f'<b>{t}</b>', unsafe_allow_html=True)
