"""Runs its arguments as a command on a pseudo terminal, types a session and prints the screen.

Ends with the command's own status, or 1 where it does not come back to its prompt.
"""
import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time

PROMPT = b"jdbc:hdf5"
# Keys, and what the screen shows once they are answered; completion shows candidates, if any.
KEYS = [
    (b"!tables\r", b"matrix_b"),
    (b"!describe types\r", b"triple"),
    (b"SELECT COUNT(*) FROM numbers;\r", b"1 row selected"),
    (b"SELECT * FROM num\t", None),
    (b"\x15!ta\t", None),
    (b"\x15SELECT a.\t\t", None),
    (b"\x15SELECT nothing FROM types;\r", b"42S22"),
    (b"SELECT COUNT(*) AS again FROM numbers;\r", b"1 row selected"),
    (b"!quit\r", None),
]

pid, terminal = pty.fork()
if pid == 0:
    os.environ["TERM"] = "xterm"
    os.execvp(sys.argv[1], sys.argv[1:])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 200, 0, 0))
screen = b""


def read_until(mark, seconds):
    """Collects what is shown until the mark, the end or the time: whether the mark came."""
    global screen
    start = len(screen)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                shown = os.read(terminal, 65536)
            except OSError:
                return mark is None
            if not shown:
                return mark is None
            screen += shown
        if mark is not None and mark in screen[start:]:
            return True
    return mark is None


answered = read_until(PROMPT, 60)
for keys, mark in KEYS:
    os.write(terminal, keys)
    if not read_until(mark, 30 if mark else 2):
        screen += b"\n[no answer to " + repr(keys).encode() + b"]\n"
        answered = False
        break
    read_until(None, 0.3)
sys.stdout.write(re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", screen.decode("utf-8", "replace")))
if not answered:
    os.kill(pid, 9)
status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
sys.exit(status if answered else 1)
