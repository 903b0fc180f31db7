@echo off
rem Obreia's launcher for Windows: finds a JDK 25, builds what is missing, and runs. Untried: see packaging/README.md.
setlocal enabledelayedexpansion
set "HERE=%~dp0"
set "JDK="
for %%D in ("%OBREIA_JAVA_HOME%" "%JAVA_HOME%") do if not defined JDK call :jdk "%%~D"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*") do if not defined JDK call :jdk "%%~D"
if not defined JDK (
  echo obreia: no JDK 25 was found. Install one, for instance Temurin 25, or set OBREIA_JAVA_HOME. 1>&2
  exit /b 2
)
set "MODULE="
for %%C in (repository witness bench) do if "%~1"=="%%C" set "MODULE=daemon"
for %%C in (desktop mail cards verify practice demo) do if "%~1"=="%%C" set "MODULE=desktop"
if not defined MODULE if not "%~1"=="build" (
  echo usage: obreia COMMAND, where COMMAND is one of demo, mail, cards, verify, practice, repository, witness, bench, build 1>&2
  exit /b 2
)
rem The version stands in pom.xml alone.
for /f "tokens=3 delims=<>" %%V in ('findstr /c:"<revision>" "%HERE%pom.xml"') do set "VERSION=%%V"
set "FOLDER=desktop-app"
if "%MODULE%"=="daemon" set "FOLDER=repository-daemon"
if not exist "%HERE%target\built" (
  where mvn >nul 2>nul || (
    echo obreia: Maven was not found, and the program has to be built first. 1>&2
    exit /b 2
  )
  echo obreia: building, a few minutes the first time ... 1>&2
  set "JAVA_HOME=%JDK%"
  if not exist "%HERE%target" mkdir "%HERE%target"
  call mvn -q -B -f "%HERE%pom.xml" -Dmaven.test.skip=true -Dspotless.check.skip=true package > "%HERE%target\build.log" 2>&1 || (
    echo obreia: the build failed; all of it is in target\build.log 1>&2
    exit /b 2
  )
  echo built> "%HERE%target\built"
)
if "%~1"=="build" exit /b 0
"%JDK%\bin\java" --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-MODULE-PATH ^
  --add-modules ALL-MODULE-PATH -Dobreia.launcher="%HERE%obreia.cmd" ^
  -p "%HERE%%FOLDER%\target\obreia-%MODULE%-%VERSION%.jar;%HERE%%FOLDER%\target\mods" ^
  -m obreia.%MODULE%/obreia.%MODULE%.Main %*
exit /b %ERRORLEVEL%

:jdk
if "%~1"=="" exit /b
if not exist "%~1\bin\javac.exe" exit /b
findstr /b /c:"JAVA_VERSION=\"25" "%~1\release" >nul 2>nul && set "JDK=%~1"
exit /b
