# expect: nothing
import shutil, datetime
stamp = datetime.date.today().isoformat()
shutil.make_archive(f"backup-{stamp}", "zip", "documents")
