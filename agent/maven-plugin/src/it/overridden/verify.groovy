// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors

List<String> pom = new File(basedir, 'pom.xml').readLines()
int line = pom.findIndexOf { it.contains('<argLine>') } + 1
String log = new File(basedir, 'build.log').text

String text = """\
[ERROR] nothing measured: 1 test ran, but the agent never saw an event loop (exit 3)
[ERROR]   likely  surefire's <argLine> replaced the agent. Found in pom.xml:$line: <argLine>\${test.memory} -Dfile.encoding=UTF-8</argLine>
[ERROR]   fix     <argLine>@{argLine} \${test.memory} -Dfile.encoding=UTF-8</argLine>  and  <argLine></argLine> under <properties>
[ERROR]   allow   -Dstallgate.failOnEmpty=false
"""
assert log.contains(text)
assert log.contains('BUILD FAILURE')
assert log.contains('BUILD SUCCESS')
