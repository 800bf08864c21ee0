// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors

def (log, skipped) = new File(basedir, 'build.log').text.split('Scanning for projects').tail().toList()
assert log.contains('There are test failures')
assert log.contains('failed: 1 new finding of severity error')
assert log =~ /Failed to execute goal .*stallgate-maven-plugin.*:check/
assert skipped.contains('There are test failures')
assert skipped.contains('BUILD SUCCESS')
