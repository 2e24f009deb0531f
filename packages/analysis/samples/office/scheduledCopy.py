# expect: nothing
import schedule, shutil, time
def copy():
    shutil.copy("orders.db", "backup/orders.db")
schedule.every().day.at("22:00").do(copy)
while True:
    schedule.run_pending()
    time.sleep(60)
