# expect: nothing
import keyboard
keyboard.add_hotkey('ctrl+alt+r', lambda: print('refresh'))
keyboard.wait()
