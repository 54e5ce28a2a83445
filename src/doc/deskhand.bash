# bash completion for deskhand: commands and options, as the program itself lists them.
_deskhand()
{
    local word=${COMP_WORDS[COMP_CWORD]} command=
    local i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        -*) ;;
        *) command=${COMP_WORDS[i]}; break ;;
        esac
    done
    if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "$(deskhand ${command:+"$command"} --help 2>/dev/null | grep -oE '^  --?[a-z-]+' )" -- "$word"))
    elif [[ -z $command ]]; then
        COMPREPLY=($(compgen -W "$(deskhand --help 2>/dev/null | sed -n 's/^  \([a-z]\+\) .*/\1/p')" -- "$word"))
    else
        COMPREPLY=($(compgen -f -- "$word"))
    fi
}
complete -F _deskhand deskhand
