# expect: nothing
import pyautogui
pyautogui.screenshot('report.png')
