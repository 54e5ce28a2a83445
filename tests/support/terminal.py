"""What stands on a terminal after the bytes that ncurses sends an xterm-256color: enough of one to find text again."""
import codecs
import re

SEQUENCE = re.compile(r"\x1b\[([?>=]?)([\d;]*)([ -/]*)([@-~])|\x1b([()][0-9A-B]|[78=>DEMc])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")


class Terminal:
    def __init__(self, rows, columns):
        self.rows, self.columns = rows, columns
        self.lines = [[" "] * columns for _ in range(rows)]
        self.row = self.column = 0
        self.top, self.bottom = 0, rows - 1
        self.touched = set()
        self.rest = ""
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.last = " "

    def feed(self, data):
        """Takes what came; touched are the rows that changed since it was emptied."""
        text = self.rest + self.decoder.decode(data)
        at = 0
        while at < len(text):
            if text[at] == "\x1b":
                found = SEQUENCE.match(text, at)
                if not found:
                    if len(text) - at < 40:  # the rest comes with the next piece
                        break
                    at += 1
                    continue
                self.obey(found)
                at = found.end()
            else:
                self.put(text[at])
                at += 1
        self.rest = text[at:]

    def line(self, row):
        return "".join(self.lines[row])

    def put(self, character):
        if character == "\r":
            self.column = 0
        elif character == "\n":
            self.down()
        elif character == "\b":
            self.column = max(0, self.column - 1)
        elif character >= " ":
            if self.column < self.columns:
                self.lines[self.row][self.column] = character
            self.column = min(self.column + 1, self.columns)
            self.touched.add(self.row)
            self.last = character

    def down(self):
        if self.row == self.bottom:
            self.scroll(self.top, 1)
        else:
            self.row = min(self.row + 1, self.rows - 1)

    def scroll(self, top, count):
        """Lines from top to the region's end move up, or down where count is negative."""
        for _ in range(abs(count)):
            if count > 0:
                del self.lines[top]
                self.lines.insert(self.bottom, [" "] * self.columns)
            else:
                del self.lines[self.bottom]
                self.lines.insert(top, [" "] * self.columns)
        self.touched.update(range(top, self.bottom + 1))

    def blank(self, start, end):
        self.lines[self.row][start:end] = [" "] * (end - start)
        self.touched.add(self.row)

    def obey(self, found):
        mark, numbers, _, final, escape = found.groups()
        if escape == "M":
            if self.row == self.top:
                self.scroll(self.top, -1)
            else:
                self.row -= 1
        if not final or mark:
            return
        values = [int(number or 0) for number in numbers.split(";")]
        count, line = max(1, values[0]), self.lines[self.row]
        if final == "H":
            self.row = min(count, self.rows) - 1
            self.column = min(max(1, values[1] if len(values) > 1 else 1), self.columns) - 1
        elif final in "ABCDGd":
            self.row = {"A": max(0, self.row - count), "B": min(self.rows - 1, self.row + count), "d": min(count, self.rows) - 1}.get(final, self.row)
            self.column = {"C": min(self.columns - 1, self.column + count), "D": max(0, self.column - count), "G": min(count, self.columns) - 1}.get(final, self.column)
        elif final == "K":
            self.blank(0 if values[0] else self.column, self.columns if values[0] != 1 else self.column + 1)
        elif final == "J":
            for row in range(self.row if values[0] == 0 else 0, self.rows):
                self.lines[row] = [" "] * self.columns
                self.touched.add(row)
        elif final == "X":
            self.blank(self.column, min(self.columns, self.column + count))
        elif final == "P":
            line[self.column:] = (line[self.column + count:] + [" "] * count)[: self.columns - self.column]
            self.touched.add(self.row)
        elif final == "@":
            line[self.column:] = ([" "] * count + line[self.column:])[: self.columns - self.column]
            self.touched.add(self.row)
        elif final in "LM":
            self.scroll(self.row, count if final == "M" else -count)
        elif final in "ST":
            self.scroll(self.top, count if final == "S" else -count)
        elif final == "b":
            for _ in range(count):
                self.put(self.last)
        elif final == "r":
            self.top = count - 1
            self.bottom = min(self.rows, values[1] if len(values) > 1 and values[1] else self.rows) - 1
            self.row = self.column = 0
