#include "config/lexicon_files.h"

#include "base/buffer.h"
#include "base/file.h"
#include "guard/lexicon_data.h"

#include <dirent.h>
#include <string.h>
#include <unistd.h>

#define FILE_LIMIT (64 * 1024)

static bool read_whole(const char *path, struct buffer *text, struct error *err)
{
    char chunk[4096];
    ssize_t got;
    int fd;

    if (!file_open(path, ERROR_USAGE, &fd, err))
        return false;
    while ((got = read(fd, chunk, sizeof(chunk))) > 0 &&
           buffer_add(text, chunk, (size_t)got))
        ;
    close(fd);
    if (got < 0)
        return error_set_errno(err, ERROR_USAGE, "%s", path);
    return got == 0 ||
           error_set(err, ERROR_USAGE, "%s: longer than %d bytes", path, FILE_LIMIT);
}

static bool read_list(const char *folder, const char *name, struct error *err)
{
    struct error why = {0};
    struct buffer text;
    char path[4096];
    bool is_read;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    if (!lexicon_data_is_name(text_of(name)))
        return error_set(err, ERROR_USAGE,
                         "%s: no list is called so (LANG.CLASS, such as de.slur)", path);
    buffer_init(&text, FILE_LIMIT);
    is_read = read_whole(path, &text, err);
    if (is_read &&
        !lexicon_data_replace(text_of(name), text_from(buffer_text(&text), text.len), &why))
        is_read = error_set(err, ERROR_USAGE, "%s:%s", path, why.text);
    buffer_release(&text);
    return is_read;
}

bool lexicon_files_read(const char *folder, struct error *err)
{
    DIR *files = opendir(folder);
    bool is_good = true;

    if (files == NULL)
        return error_set_errno(err, ERROR_USAGE, "[guard] lexicons: %s", folder);
    for (const struct dirent *file; is_good && (file = readdir(files)) != NULL;) {
        if (file->d_name[0] != '.')
            is_good = read_list(folder, file->d_name, err);
    }
    closedir(files);
    return is_good;
}
