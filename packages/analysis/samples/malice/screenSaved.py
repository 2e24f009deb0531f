# expect: nothing
import pyautogui
pyautogui.screenshot().save("help.png")
