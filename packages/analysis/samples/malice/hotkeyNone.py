# expect: nothing
import tkinter
root = tkinter.Tk()
root.bind("<Return>", lambda event: print("go"))
root.mainloop()
