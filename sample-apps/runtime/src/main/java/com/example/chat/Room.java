// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.chat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is here. A plain set without a lock: all guests run on one loop, and whoever looks at it does
 * not wait meanwhile.
 */
final class Room {
  private final Set<Guest> guests = new LinkedHashSet<>();

  void enter(Guest guest) {
    guests.add(guest);
    guest.hear("welcome, " + guest.name());
    tell(guest, guest.name() + " is here");
  }

  void leave(Guest guest) {
    if (guests.remove(guest)) {
      tell(guest, guest.name() + " has gone");
    }
  }

  /** To all but the one. A guest who does not listen is asked to leave; nobody waits for that. */
  void tell(Guest from, String line) {
    List<Guest> deaf = new ArrayList<>();
    for (Guest guest : guests) {
      if (guest != from && !guest.hear(line)) {
        deaf.add(guest);
      }
    }
    deaf.forEach(Guest::showOut);
  }
}
