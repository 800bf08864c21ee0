// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors

int line = new File(basedir, 'pom.xml').readLines().findIndexOf { it.contains('<failOnViolations>') } + 1
String log = new File(basedir, 'build.log').text
assert log.contains("pom.xml:$line: unknown parameter \"failOnViolations\"; did you mean failOnViolation?")
