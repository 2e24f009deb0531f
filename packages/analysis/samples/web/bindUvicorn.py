# expect: 3 bind-all-interfaces
import uvicorn
uvicorn.run("shop:app", host="0.0.0.0", port=80)
