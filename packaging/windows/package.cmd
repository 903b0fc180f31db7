@echo off
rem The desktop for Windows: .msi and .exe, in target\packages. UNTRIED: see packaging\README.md.
rem
rem It wants a JDK 25 in JAVA_HOME, Maven, and WiX 3, 4 or 5 on the path, which jpackage writes installers with. As simple
rem as the tools allow: jlink, an app image with the jars on the module path, and jpackage's own two kinds of package.
setlocal
set "HERE=%~dp0..\.."
set "OUT=%HERE%\target\packages"
set "WORK=%OUT%\work\desktop"
if not exist "%JAVA_HOME%\bin\jpackage.exe" (
  echo obreia: JAVA_HOME has to name a JDK 25 1>&2
  exit /b 2
)
set "OBREIA_JAVA_HOME=%JAVA_HOME%"
call "%HERE%\obreia.cmd" build || exit /b 2
if exist "%WORK%" rmdir /s /q "%WORK%"
mkdir "%WORK%\jars" || exit /b 2

rem The version stands in pom.xml alone; Windows takes numbers.
for /f "tokens=3 delims=<>" %%V in ('findstr /c:"<revision>" "%HERE%\pom.xml"') do set "VERSION=%%V"
for /f "tokens=1 delims=-" %%N in ("%VERSION%") do set "NUMBERS=%%N"

set "MODULES="
setlocal enabledelayedexpansion
for /f "usebackq eol=# tokens=1" %%M in ("%HERE%\packaging\modules\desktop") do set "MODULES=!MODULES!,%%M"
"%JAVA_HOME%\bin\jlink" --add-modules %MODULES:~1% --include-locales=en,pt --strip-debug --no-header-files --no-man-pages --output "%WORK%\java" || exit /b 2
endlocal

copy "%HERE%\desktop-app\target\obreia-desktop-%VERSION%.jar" "%WORK%\jars" >nul || exit /b 2
for %%J in ("%HERE%\desktop-app\target\mods\*.jar") do if %%~zJ gtr 1000 copy "%%J" "%WORK%\jars" >nul
del "%WORK%\jars\error_prone_annotations-*.jar" 2>nul

findstr /v /b "#" "%HERE%\packaging\desktop.jpackage" > "%WORK%\options"
"%JAVA_HOME%\bin\jpackage" --type app-image "@%WORK%\options" --app-version %NUMBERS% --icon "%HERE%\packaging\icons\obreia.ico" ^
  --runtime-image "%WORK%\java" --input "%WORK%\jars" --main-jar obreia-desktop-%VERSION%.jar --dest "%WORK%" || exit /b 2

rem jpackage wants a class path; the module path takes its place.
powershell -NoProfile -Command "$f='%WORK%\Obreia\app\Obreia.cfg'; $o=foreach($l in Get-Content $f){ if($l -like 'app.classpath=*'){continue}; if($l -like 'app.mainclass=*'){'app.mainmodule=obreia.desktop/obreia.desktop.Main';continue}; $l; if($l -eq '[JavaOptions]'){'java-options=--module-path';'java-options=$APPDIR'} }; Set-Content -Encoding ascii $f $o" || exit /b 2

for %%T in (msi exe) do (
  "%JAVA_HOME%\bin\jpackage" --type %%T --name Obreia --app-version %NUMBERS% --vendor Obreia --app-image "%WORK%\Obreia" ^
    --license-file "%HERE%\LICENSE" --file-associations "%HERE%\packaging\windows\evidence.properties" ^
    --win-menu --win-per-user-install --win-upgrade-uuid 5a3f0c52-6d0a-4d0e-9a55-0b1e1a0b7e11 --dest "%OUT%" || exit /b 2
)
cd /d "%OUT%" && certutil -hashfile Obreia-%NUMBERS%.msi SHA256 && certutil -hashfile Obreia-%NUMBERS%.exe SHA256
