# The same files as the .deb's as an .rpm; sourced by linux/desktop.sh where rpmbuild is there.
# shellcheck shell=sh disable=SC2154

say "packing obreia as .rpm"
rpm=$work/rpm
mkdir -p "$rpm"
rm -rf "$root/DEBIAN" "$root/usr/share/lintian" "$root/usr/share/doc/obreia/changelog.gz"
(cd "$root" && find . ! -type d -printf '/%P\n' | LC_ALL=C sort) >"$rpm/files"
printf '%%dir %s\n' /usr/lib/obreia >>"$rpm/files"
cat >"$rpm/obreia.spec" <<TEXT
Name: obreia
Version: $(printf '%s' "$package_version" | tr - '~')
Release: 1
Summary: Registered mail between people who hold an eID card
License: Apache-2.0 AND GPL-2.0-only WITH Classpath-exception-2.0
Vendor: Obreia
# What is brought along is nobody else's, and is not searched for what it wants: that is named here.
AutoReqProv: no
Requires: gtk3, libX11, libXtst, libXxf86vm, libglvnd-glx, fontconfig, freetype
Recommends: pcsc-lite
%global __os_install_post %{nil}
%global debug_package %{nil}
%global _build_id_links none
%description
Every letter is signed by its sender's card and sealed to its readers'
computers. A repository stores what it cannot read; the reader's card signs
a receipt. This is the messenger, with the Java that it runs on.
%install
mkdir -p %{buildroot}
cp -a $root/. %{buildroot}/
%files -f $rpm/files
TEXT
silently rpmbuild -bb --target x86_64 --buildroot "$rpm/root" --define "_topdir $rpm/top" --define "_rpmdir $out" \
  --define "_build_name_fmt %{NAME}-%{VERSION}-%{RELEASE}.%{ARCH}.rpm" --define "use_source_date_epoch_as_buildtime 1" \
  --define "clamp_mtime_to_source_date_epoch 1" --define "_buildhost obreia" --define "_binary_payload w${OBREIA_PACKAGE_LEVEL:-9}.xzdio" \
  "$rpm/obreia.spec"
