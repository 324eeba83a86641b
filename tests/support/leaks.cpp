// What the leak checker lets be: fontconfig keeps its list of fonts until the process ends.

extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig\n";
}
