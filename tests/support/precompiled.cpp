// SPDX-License-Identifier: GPL-3.0-or-later
// Does nothing: this program exists for its precompiled header, which all tests share.
int main()
{
    return 0;
}
