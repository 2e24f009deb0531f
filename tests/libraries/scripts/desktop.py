# One act of one library that steers a screen, a browser or the clipboard, named by the argument; `hidden` is never told.

import os
import sys

from _stand import base

BROWSER = '/usr/bin/chromium'
FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run']


def selenium():
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for flag in FLAGS:
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=Service('/usr/bin/chromedriver'))
    driver.get(base + '/hidden')
    driver.quit()


def playwright():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=BROWSER, args=FLAGS)
        browser.new_page().goto(base + '/hidden')
        browser.close()


def pyperclip():
    import pyperclip

    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # xclip stays, and keeps what it was given open
    os.dup2(1, 2)

    pyperclip.copy('hidden')
    assert pyperclip.paste() == 'hidden'


def pyautogui():
    open(os.environ['XAUTHORITY'], 'w').close()
    import pyautogui

    pyautogui.write('hidden')
    pyautogui.moveTo(10, 10)


globals()[sys.argv[1]]()
