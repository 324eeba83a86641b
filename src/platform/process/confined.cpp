// fork and exec with limits between. After fork only calls that are safe in a child of many
// threads.
#include "platform/process/confined.h"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <stdexcept>

namespace {

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }
    void close() {
        if (number_ >= 0) {
            ::close(number_);
        }
        number_ = -1;
    }

private:
    int number_;
};

// In memory and never on disk; the child can seek in it.
int file_of(std::string_view input) {
    const int file = memfd_create("input", MFD_CLOEXEC);
    if (file < 0) {
        throw std::runtime_error("memfd_create failed");
    }
    std::size_t written = 0;
    while (written < input.size()) {
        const ssize_t went = write(file, input.data() + written, input.size() - written);
        if (went < 0) {
            ::close(file);
            throw std::runtime_error("the input of a confined program could not be kept");
        }
        written += static_cast<std::size_t>(went);
    }
    lseek(file, 0, SEEK_SET);
    return file;
}

void limit(int what, rlim_t most) {
    const rlimit limits{most, most};
    setrlimit(static_cast<__rlimit_resource>(what), &limits);
}

struct Child {
    const ConfinedProgram& program;
    char* const* words;
    int input;
    int output;
};

// Never returns. 127 says that the program could not be started.
[[noreturn]] void become(const Child& child) {
    dup2(child.input, STDIN_FILENO);
    dup2(child.output, STDOUT_FILENO);
    const int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
    dup2(nothing, STDERR_FILENO);
    syscall(SYS_close_range, 3U, ~0U, 0U);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    // Refused in many containers; the other limits hold all the same.
    unshare(CLONE_NEWUSER | CLONE_NEWNET);
    limit(RLIMIT_CPU, static_cast<rlim_t>(child.program.seconds_max));
    limit(RLIMIT_AS, static_cast<rlim_t>(child.program.memory_max));
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, 32);
    char locale[] = "LC_ALL=C.UTF-8";
    char* const environment[] = {locale, nullptr};
    execve(child.program.path.c_str(), child.words, environment);
    _exit(127);
}

using Clock = std::chrono::steady_clock;

// Reads until the end, the cap or the hour.
ConfinedRun::End read_output(int from, const ConfinedProgram& program, std::string& output) {
    const auto until = Clock::now() + std::chrono::seconds(program.seconds_max);
    std::string buffer(1U << 16U, '\0');
    for (;;) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
        if (left <= 0) {
            return ConfinedRun::End::too_slow;
        }
        pollfd waiting{from, POLLIN, 0};
        const int ready = poll(&waiting, 1, static_cast<int>(left));
        if (ready < 0 && errno != EINTR) {
            return ConfinedRun::End::failed;
        }
        if (ready <= 0) {
            continue;
        }
        const ssize_t got = read(from, buffer.data(), buffer.size());
        if (got < 0 && errno != EINTR) {
            return ConfinedRun::End::failed;
        }
        if (got == 0) {
            return ConfinedRun::End::done;
        }
        output.append(buffer.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
        if (output.size() > program.output_max) {
            return ConfinedRun::End::too_large;
        }
    }
}

} // namespace

ConfinedRun run_confined(const ConfinedProgram& program, std::string_view input) {
    ConfinedRun run;
    if (access(program.path.c_str(), X_OK) != 0) {
        run.end = ConfinedRun::End::missing;
        return run;
    }
    // All that allocates is done before the fork.
    std::vector<std::string> words = {program.path};
    words.insert(words.end(), program.words.begin(), program.words.end());
    std::vector<char*> pointers;
    for (std::string& word : words) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
    const Descriptor file(file_of(input));
    int ends[2] = {-1, -1};
    if (pipe2(ends, O_CLOEXEC) != 0) {
        throw std::runtime_error("pipe2 failed");
    }
    const Descriptor reading(ends[0]);
    Descriptor writing(ends[1]);
    const Child child{program, pointers.data(), file.number(), writing.number()};
    const pid_t process = fork();
    if (process < 0) {
        throw std::runtime_error("fork failed");
    }
    if (process == 0) {
        become(child);
    }
    writing.close();
    run.end = read_output(reading.number(), program, run.output);
    if (run.end != ConfinedRun::End::done) {
        kill(process, SIGKILL);
    }
    int status = 0;
    while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    if (run.end == ConfinedRun::End::done && status != 0) {
        const bool missing = WIFEXITED(status) && WEXITSTATUS(status) == 127;
        const bool slow =
            WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL);
        run.end = missing ? ConfinedRun::End::missing
                  : slow  ? ConfinedRun::End::too_slow
                          : ConfinedRun::End::failed;
    }
    return run;
}
