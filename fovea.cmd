@echo off
rem The fovea command from a checkout on Windows: builds itself on first use and starts the JVM.
setlocal
set "HOME_DIR=%~dp0"
if defined JAVA_HOME (set "JAVA=%JAVA_HOME%\bin\java.exe") else (set "JAVA=java.exe")
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo fovea: a JDK 17 or later must be installed, but no java was found. Install one and set JAVA_HOME to it. 1>&2
  exit /b 1
)
if not exist "%HOME_DIR%fovea-cli\target\fovea-cli.jar" (
  where mvn >nul 2>&1
  if errorlevel 1 (
    echo fovea: Maven 3.8 or later must be installed for the first build, but no mvn was found. Put it on the PATH. 1>&2
    exit /b 1
  )
  echo Building Fovea, once... 1>&2
  pushd "%HOME_DIR%"
  call mvn -q -B -Dstyle.color=never -Dquick -Dmaven.test.skip=true package 1>&2
  if errorlevel 1 (
    popd
    echo fovea: the build failed; see above. 1>&2
    exit /b 1
  )
  popd
)
"%JAVA%" -XX:+UseSerialGC -Dorg.bytedeco.javacpp.maxphysicalbytes=0 -Dorg.bytedeco.javacpp.platform.extension=-none %FOVEA_JAVA_OPTIONS% -cp "%HOME_DIR%fovea-cli\target\fovea-cli.jar;%HOME_DIR%fovea-cli\target\lib\*" dev.fovea.cli.Main %*
exit /b %ERRORLEVEL%
